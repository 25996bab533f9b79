import type { relativesOperations } from '../../../contract/operations/relatives.ts';
import { invitationText } from '../../domain/messages/link-sms.ts';
import { relativeInvitation } from '../../domain/messages/relative-invitation.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { invalidInput, Refusal } from '../../domain/refusal.ts';
import { relativeView } from '../../domain/residents/relative-view.ts';
import { findRelative, withRelative } from '../../domain/residents/relatives.ts';
import type { Relative, Resident } from '../../domain/residents/resident.ts';
import type { Emails } from '../../messaging/emails.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ResidentStore, SaveEffects } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import { loadOrCreateResident, type ResidentDependencies } from '../residents/load-or-create-resident.ts';
import { orNotSent } from '../residents/or-not-sent.ts';
import type { UseCase } from '../use-case.ts';
import { relativeUrl } from './relative-url.ts';

interface Dependencies extends ResidentDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save'>;
  readonly textMessages: Pick<TextMessages, 'send'>;
  readonly emails: Emails;
  readonly apiUrl: string;
  /** Whether an SMS can be answered. */
  readonly twoWay: boolean;
}

/** Names a relative; whoever has yet to agree is asked, once that is written: an answer always finds what it answers. */
export const nameRelative =
  (dependencies: Dependencies): UseCase<typeof relativesOperations.nameRelative> =>
  async ({ params: { relativeId }, body, caller }) => {
    authorize('nameRelative', rolesByToken(caller));
    const { residents, clock } = dependencies;
    const resident = await loadOrCreateResident(dependencies, caller);
    const now = clock();
    const saved = await changeLoaded(
      residents,
      resident,
      (present) => withRelative(present, relativeId, body, now),
      (after) => effectsOf(findRelative(after, relativeId), now),
    );
    const relative = findRelative(saved, relativeId);
    if (!relative) throw new Refusal('changed-meanwhile');
    if (isAsked(relative, now)) await orNotSent(() => invite(dependencies, saved, relative));
    return relativeView(relative);
  };

const isAsked = ({ status, invitedAt }: Relative, now: Date) => status === 'pending' && invitedAt === now.toISOString();

function effectsOf(relative: Relative | undefined, now: Date): SaveEffects {
  const contact = relative?.phone ?? relative?.email;
  return relative && contact !== undefined && isAsked(relative, now) ? { invitation: { contact, at: now } } : {};
}

async function invite(
  { textMessages, emails, apiUrl, twoWay }: Dependencies,
  resident: Resident,
  relative: Relative,
): Promise<void> {
  const { phone, email, language } = relative;
  const { residentId, profile } = resident;
  const url = relativeUrl(apiUrl, resident, relative);
  if (phone !== undefined) await textMessages.send(phone, invitationText(profile.name, url, language, twoWay));
  if (email === undefined) return;
  const outcome = await emails.send(relativeInvitation({ to: email, relative, of: profile.name, url, residentId }));
  if (outcome === 'address-refused') throw invalidInput({ path: 'email', code: 'wrong-form' });
}
