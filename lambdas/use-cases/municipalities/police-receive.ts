import { rolesToReceive } from '../../domain/alerts/police-part.ts';
import type { Community } from '../../domain/communities/community.ts';
import { officeIn } from '../../domain/municipalities/office.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { type Role, rolesOf, type Someone } from '../../domain/permissions/roles.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';

/** Whether someone's office in the police of a municipality lets them receive what happens there; only for its police it costs a read. */
export async function policeReceive(
  communities: Pick<CommunityStore, 'findProtocol'>,
  someone: Resident | undefined,
  inseeCode: string,
  now: Date,
): Promise<boolean> {
  if (!someone || officeIn(someone, inseeCode) !== 'police') return false;
  return protocolInForce(await communities.findProtocol(inseeCode), now);
}

/** The roles by which someone is let in to what happens in a community, or in a municipality. */
export async function receivingRoles(
  communities: Pick<CommunityStore, 'findProtocol'>,
  someone: Someone,
  place: Community | Pick<Community, 'inseeCode'>,
  now: Date,
): Promise<ReadonlySet<Role>> {
  const receives = await policeReceive(communities, someone.resident, place.inseeCode, now);
  return rolesToReceive(rolesOf(someone, place), receives);
}
