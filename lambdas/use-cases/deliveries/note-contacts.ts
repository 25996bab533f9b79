import { type Contact, lastContacts } from '../../domain/deliveries/contacts.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import type { ContactStore } from '../../stores/residents/contacts.ts';

export interface ContactDependencies {
  readonly contacts: Pick<ContactStore, 'noteContact'>;
}

const notedAtOnce = 20;

/** Notes when residents were last reached, or not, for them to see. */
export async function noteContacts({ contacts }: ContactDependencies, noted: readonly Contact[]): Promise<void> {
  await forEachOf(lastContacts(noted), notedAtOnce, (contact) => contacts.noteContact(contact));
}
