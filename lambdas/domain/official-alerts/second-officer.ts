import { type Category, findCategory } from '../../../contract/categories.ts';
import type { Alert, Awaited } from '../alerts/alert.ts';

/** As many residents as one officer may alarm alone. */
const residentsAtMost = 2_000;

/** Whether a second officer has to confirm before this leaves: an evacuation always, anything else by how many residents it goes to. */
export function needsSecondOfficer({ category }: { readonly category: string }, residents: number): boolean {
  return residents > residentsAtMost || findCategory(category)?.needs === 'second-officer';
}

/** Whether neighbours are alarmed under an office by it, be it sent to the municipality or reported into one's own community. */
export const alarmsByOffice = ({ senders, audience }: Pick<Category, 'senders' | 'audience'>): boolean =>
  (senders === 'officers' || senders === 'police') && audience === 'neighbours';

/** What a second officer has to confirm of a new alert. @param livesMs as {@link Awaited} says */
export function awaitedFor({ author, addressees }: Alert, livesMs: number | undefined, now: Date): Awaited {
  const asked = { what: 'alert', by: author, at: now.toISOString(), to: addressees } as const;
  return { ...asked, ...(livesMs === undefined ? {} : { livesMs }) };
}
