import type { Language } from '../../contract/fields.ts';
import type { AlertView } from '../../contract/operations/alert-fields.ts';
import type { Alert } from './alert.ts';
import { alertView } from './alert-view.ts';
import type { Community } from './community.ts';
import type { Someone } from './permissions/roles.ts';
import { rolesTowardsAlert } from './permissions/roles-towards-alert.ts';
import { rolesUnderProtocol } from './police-part.ts';
import { isGone, viewpointOf } from './visibility.ts';

/** Who reads a list. */
export interface Reader extends Someone {
  readonly language: Language;
  readonly now: Date;
}

/** What is known of an alert besides itself. */
interface Surroundings {
  /** The community where it was reported, where that is among those that were read; elsewhere nobody moderates from this list. */
  readonly origin: Community | undefined;
  readonly policeTakePart: boolean;
  /** In which its reader meets it. */
  readonly communityId: string | undefined;
}

/** An alert of a list as its reader sees it; nothing when they do not. */
export function alertForReader(reader: Reader, alert: Alert, surroundings: Surroundings): AlertView | undefined {
  const { resident, language, now } = reader;
  const { origin, policeTakePart, communityId } = surroundings;
  if (!resident) return undefined;
  const held = rolesUnderProtocol(rolesTowardsAlert(reader, alert, origin), resident, alert, policeTakePart);
  const viewpoint = viewpointOf(resident, alert, held);
  if (!viewpoint || isGone(alert, viewpoint, now)) return undefined;
  return alertView(alert, { language, now, viewpoint, communityId, policeTakePart });
}
