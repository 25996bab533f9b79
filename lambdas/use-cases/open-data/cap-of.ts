import type { Alert } from '../../domain/alerts/alert.ts';
import type { CapPlace } from '../../domain/messages/cap-area.ts';
import { type CapSurroundings, capDocument, latestMessage } from '../../domain/messages/cap-document.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';

/** Of an alert that went to more communities by name, the outlines of these many are told. */
const outlinesAtMost = 20;

/** What a document tells of where an alert went; the outlines only where its own place is not on the map. */
export async function readCapPlace(
  communities: Pick<CommunityStore, 'findMunicipality' | 'findAll'>,
  { inseeCode, place, addressees }: Alert,
): Promise<CapPlace> {
  const needsOutlines = place.latitude === undefined;
  const [municipality, found] = await Promise.all([
    communities.findMunicipality(inseeCode),
    communities.findAll(needsOutlines ? addressees.communityIds.slice(0, outlinesAtMost) : []),
  ]);
  return { municipality, areas: found.map(({ area }) => area) };
}

/** One message of an alert as a document; without a number the last one. @throws Refusal `message-not-found` */
export function capOf(alert: Alert, number: number | undefined, surroundings: CapSurroundings) {
  const message = number === undefined ? latestMessage(alert) : alert.messages[number];
  if (!message) throw new Refusal('message-not-found');
  return { body: capDocument(alert, message, surroundings), lastModified: new Date(message.at) };
}
