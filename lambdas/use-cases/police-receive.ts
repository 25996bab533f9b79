import { officeIn } from '../domain/office.ts';
import { protocolInForce } from '../domain/protocol.ts';
import type { Resident } from '../domain/resident.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';

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
