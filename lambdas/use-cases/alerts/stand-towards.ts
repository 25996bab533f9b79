import type { Alert } from '../../domain/alerts/alert.ts';
import { rolesUponMeeting } from '../../domain/alerts/roles-upon-meeting.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import type { Role, Someone } from '../../domain/permissions/roles.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';

/** How someone stands to an alert. */
export interface Standing {
  readonly held: ReadonlySet<Role>;
  /** Whether the municipality has a protocol in force with its police. */
  readonly policeTakePart: boolean;
}

/** By which roles someone meets an alert at this moment. */
export async function standTowards(
  communities: Pick<CommunityStore, 'find' | 'findProtocol'>,
  someone: Someone,
  alert: Alert,
  now: Date,
): Promise<Standing> {
  const [origin, protocol] = await Promise.all([
    alert.origin && communities.find(alert.origin.communityId),
    communities.findProtocol(alert.inseeCode),
  ]);
  const policeTakePart = protocolInForce(protocol, now);
  return { policeTakePart, held: rolesUponMeeting(someone, alert, { origin, policeTakePart }) };
}
