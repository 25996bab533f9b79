import type { smsStopsOperations } from '../../contract/operations/sms-stops.ts';
import { relativeLinkText } from '../domain/messages/link-sms.ts';
import { stopLinkSentPage } from '../domain/pages/sms-stop-pages.ts';
import { withStopSecret } from '../domain/sms-stop.ts';
import type { Naming, ResidentStore } from '../stores/residents/residents.ts';
import { changeLoaded } from './change-resident.ts';
import { findNamed } from './relatives/find-named.ts';
import { relativeUrl } from './relatives/relative-url.ts';
import { type LinkSending, sendStopLinkTo } from './send-stop-link-to.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies extends LinkSending {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findPhone' | 'noteStopLink'>;
  readonly clock: Clock;
}

/**
 * Sends to a number, if we write to it, the link that stops our SMS: its resident's, or a relative's. At most once an hour, and it answers
 * the same whatever the number.
 */
export const sendStopLink =
  (dependencies: Dependencies): UseCase<typeof smsStopsOperations.sendStopLink> =>
  async ({ body: { phone } }) => {
    const { residents, clock } = dependencies;
    const [isFirst, { holderId, namings }] = await Promise.all([
      residents.noteStopLink(phone, clock()),
      residents.findPhone(phone),
    ]);
    // A link that does not leave can be asked for again an hour later; an answer of its own would tell that the number is known.
    if (isFirst) await sendTo(dependencies, phone, holderId, namings).catch(() => undefined);
    return stopLinkSentPage();
  };

async function sendTo(
  dependencies: Dependencies,
  phone: string,
  holderId: string | undefined,
  namings: readonly Naming[],
): Promise<void> {
  const { residents } = dependencies;
  const holder = holderId === undefined ? undefined : await residents.load(holderId);
  const { sms } = holder?.channels ?? {};
  if (holder && sms?.confirmed && sms.phone === phone) {
    return sendStopLinkTo(dependencies, await changeLoaded(residents, holder, withStopSecret));
  }
  const told = namings.find(({ status }) => status === 'active');
  if (told) await sendRelativeLink(dependencies, phone, told);
}

async function sendRelativeLink(
  { residents, textMessages, apiUrl }: Dependencies,
  phone: string,
  naming: Naming,
): Promise<void> {
  const named = await findNamed(residents, phone, naming);
  if (!named) return;
  const { resident, relative } = named;
  const url = relativeUrl(apiUrl, resident, relative);
  await textMessages.send(phone, relativeLinkText(resident.profile.name, url, relative.language));
}
