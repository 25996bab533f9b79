import type { GroupId } from '../../domain/communities/group.ts';
import type { Contact, KeptContact } from '../../domain/deliveries/contacts.ts';
import type { FailedWay } from '../../domain/deliveries/retired-ways.ts';

/** A resident told in a group. */
export interface Told {
  readonly residentId: string;
  readonly groupId: GroupId;
}

/** How residents were last reached, beside all that they chose: nothing of it is part of a resident's version. */
export interface ContactStore {
  /** Who proved last to have each of these phones (E.164), tokens and endpoints; those that nobody holds are left out. */
  findHolders(addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those of these residents who are told in these groups as members or as referents. */
  findTold(pairs: readonly Told[]): Promise<readonly Told[]>;
  /** Moves forward when a resident was last reached in a way, or last was not; an older one changes nothing. */
  noteContact(contact: Contact): Promise<void>;
  listContacts(residentId: string): Promise<KeptContact[]>;
  /** Whether the resident was told that this way failed, since it last worked. */
  wasTold(residentId: string, failed: FailedWay): Promise<boolean>;
  recordTold(residentId: string, failed: FailedWay, at: Date): Promise<void>;
  /** It works again: should it fail once more, they are told once more. */
  forgetTold(residentId: string, failed: FailedWay): Promise<void>;
}
