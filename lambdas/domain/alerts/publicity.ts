/** What of alerts is for everyone: what officers told neighbours, and not what neighbours tell each other. */

import { isOfficer } from '../municipalities/office.ts';
import type { Alert } from './alert.ts';
import { wasPublished } from './alert-state.ts';
import { longestVisibleMs } from './life.ts';

/** Whether it was told to neighbours by their police or town hall; what only officers or referents were sent is not public. */
export function isPublic(alert: Alert): boolean {
  return isOfficer(alert.author) && wasToldNeighbours(alert);
}

/** Whether neighbours were ever told it: neither what officers and referents alone read, nor what never left. */
export function wasToldNeighbours(alert: Pick<Alert, 'readers' | 'addressees' | 'messages'>): boolean {
  const { readers, addressees } = alert;
  const wentToNeighbours = addressees.allCommunities || addressees.communityIds.length > 0;
  return readers === 'neighbours' && wentToNeighbours && wasPublished(alert);
}

/** Whether everyone may read it now: as long as neighbours find it, and not while it is hidden. */
export function isShownToAll(alert: Alert, now: Date): boolean {
  const isRecent = now.getTime() - Date.parse(alert.reportedAt) < longestVisibleMs;
  return isPublic(alert) && isRecent && alert.moderation.hidden === undefined;
}
