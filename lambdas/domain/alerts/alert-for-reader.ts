import type { Language } from '../../../contract/fields.ts';
import type { AlertView } from '../../../contract/operations/alert-fields.ts';
import type { Someone } from '../permissions/roles.ts';
import { asKnownTo } from '../reporting/former-ids.ts';
import type { Alert } from './alert.ts';
import { alertView } from './alert-view.ts';
import { type Circumstances, rolesUponMeeting } from './roles-upon-meeting.ts';
import { isGone, viewpointOf } from './visibility.ts';

/** Who reads a list. */
export interface Reader extends Someone {
  readonly language: Language;
  readonly now: Date;
}

/** What is known of an alert besides itself; its origin where that is among those that were read: elsewhere nobody moderates from this list. */
interface Surroundings extends Circumstances {
  /** The community in which its reader meets it. */
  readonly communityId: string | undefined;
}

/** An alert of a list as its reader sees it; nothing when they do not. */
export function alertForReader(reader: Reader, alert: Alert, surroundings: Surroundings): AlertView | undefined {
  const { language, now } = reader;
  const { policeTakePart, communityId } = surroundings;
  if (!reader.resident) return undefined;
  const resident = asKnownTo(alert, reader.resident);
  const viewpoint = viewpointOf(resident, alert, rolesUponMeeting({ ...reader, resident }, alert, surroundings));
  if (!viewpoint || isGone(alert, viewpoint, now)) return undefined;
  return alertView(alert, { language, now, viewpoint, communityId, policeTakePart });
}
