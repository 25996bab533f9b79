import type { smsStopsOperations } from '../../../contract/operations/sms-stops.ts';
import { relativeLinkText } from '../../domain/messages/link-sms.ts';
import { stopLinkSentPage } from '../../domain/pages/sms-stop-pages.ts';
import { withStopSecret } from '../../domain/residents/sms-stop.ts';
import { countedOrigins, stopLinksFromAddress } from '../../domain/source-limits.ts';
import { utcDay } from '../../domain/utc-day.ts';
import type { Naming, ResidentStore } from '../../stores/residents/residents.ts';
import { findNamed } from '../relatives/find-named.ts';
import { relativeUrl } from '../relatives/relative-url.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { changeLoaded } from './change-resident.ts';
import { type LinkSending, sendStopLinkTo } from './send-stop-link-to.ts';

interface Dependencies extends LinkSending {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findPhone' | 'saltOf' | 'noteStopLink'>;
  readonly clock: Clock;
}

/**
 * Sends to a number, if we write to it, the link that stops our SMS: its resident's, or a relative's. At most once an hour and three times a
 * day; it answers the same whatever the number, and reads and writes the same before anything leaves.
 */
export const sendStopLink =
  (dependencies: Dependencies): UseCase<typeof smsStopsOperations.sendStopLink> =>
  async ({ body: { phone }, sourceAddress = '' }) => {
    const { residents, clock } = dependencies;
    const now = clock();
    const salt = await residents.saltOf(utcDay(now));
    const [isWithinLimits, { holderId, namings }] = await Promise.all([
      residents.noteStopLink(phone, countedOrigins(sourceAddress, salt, stopLinksFromAddress), now),
      residents.findPhone(phone),
    ]);
    // A link that does not leave can be asked for again an hour later; an answer of its own would tell that the number is known.
    if (isWithinLimits) await sendTo(dependencies, phone, holderId, namings).catch(() => undefined);
    return stopLinkSentPage();
  };

/** Read where a number is nobody's, so that it takes as long. */
const nobody = 'nobody';

async function sendTo(
  dependencies: Dependencies,
  phone: string,
  holderId: string | undefined,
  namings: readonly Naming[],
): Promise<void> {
  const { residents } = dependencies;
  const holder = await residents.load(holderId ?? nobody);
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
