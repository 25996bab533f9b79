import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import { quarters } from '../../../local/seed/places.ts';
import { aReport } from '../../support/reports.ts';
import type { Player } from './player.ts';
import { aNotice } from './requests.ts';

/** What an operation can be about: its identifiers are what a walk puts into the requests. */
export interface Place {
  readonly inseeCode: string;
  readonly communityId: string;
  readonly communityName: string;
  /** A member of the community. */
  readonly residentId: string;
  /** What that member reported there. */
  readonly alertId: string;
}

/** A place that exists, with those who prepare there what an operation needs; they play no role. */
export interface RealPlace extends Place {
  readonly townHall: Player;
  /** The member. */
  readonly neighbour: Player;
}

/** Two communities of one municipality, and one of another. */
export interface Places {
  readonly here: RealPlace;
  readonly nextDoor: RealPlace;
  readonly elsewhere: RealPlace;
}

/** A new community, where the neighbour lives and has reported something. */
export async function givenPlace(
  { inseeCode, communityName }: Pick<Place, 'inseeCode' | 'communityName'>,
  townHall: Player,
  neighbour: Player,
): Promise<RealPlace> {
  const body = { inseeCode, name: communityName, area: quarters.douet.area };
  const { communityId } = await townHall.client.createCommunity({ body });
  await neighbour.client.joinCommunity({ params: { communityId } });
  await admit(townHall, communityId, neighbour);
  const alertId = await reportFire(neighbour, communityId);
  return { inseeCode, communityId, communityName, residentId: neighbour.residentId, alertId, townHall, neighbour };
}

export async function admit({ client }: Player, communityId: string, { residentId }: Player): Promise<void> {
  await client.decideMembership({ params: { communityId, residentId }, body: { status: 'active' } });
}

/** Danger, so that nothing is held and ten a day may leave. */
export const aFire = () => aReport({ category: 'fire', description: 'De la fumée sort du toit de la remise.' });

/** @returns the id of the alert */
export async function reportFire({ client }: Player, communityId: string): Promise<string> {
  const headers = { 'idempotency-key': randomUUID() };
  return (await client.reportAlert({ params: { communityId }, headers, body: aFire() })).alertId;
}

/** @returns the id of what the neighbour reports there: outside danger, once in ten minutes */
export async function reportTo({ neighbour, communityId }: RealPlace, category: string): Promise<string> {
  const headers = { 'idempotency-key': randomUUID() };
  const body = aReport({ category, description: 'Le lampadaire ne s’allume plus depuis hier.' });
  return (await neighbour.client.reportAlert({ params: { communityId }, headers, body })).alertId;
}

/** @returns the id of an alert that another officer took down */
export async function givenHidden({ client }: Player, place: RealPlace): Promise<string> {
  const alertId = await sendFrom(place, aNotice({ communities: [place.communityId] }));
  await client.moderateAlert({ params: { alertId }, body: { decision: 'hide', reason: 'Envoyée par erreur.' } });
  return alertId;
}

/** @returns the id of an alert that the town hall sends */
export async function sendFrom(place: RealPlace, body: ReturnType<typeof aNotice>): Promise<string> {
  const sent = await place.townHall.client.sendOfficialAlert({ params: place, query: {}, headers: {}, body });
  if (sent.status !== 201) throw new Error('The alert was not sent');
  return sent.body.alertId;
}

/** Identifiers of the right form, and of nothing. */
export const nowhere: Place = {
  inseeCode: '99999',
  communityId: ulid(),
  communityName: 'Nulle part',
  residentId: ulid(),
  alertId: ulid(),
};
