import type { Alert } from '../../domain/alerts/alert.ts';
import { keptMs, longestVisibleMs } from '../../domain/alerts/life.ts';
import type { FeedPart } from '../../domain/alerts/merge-feeds.ts';
import type { Community } from '../../domain/communities/community.ts';
import { referentsOf } from '../../domain/communities/group.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { idsOf } from '../../domain/reporting/former-ids.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { AlertPage, AlertStore, FeedPage } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import { pageSince } from '../page-since.ts';

interface Stores {
  readonly communities: Pick<CommunityStore, 'findAll' | 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'listFeed' | 'listMunicipal' | 'listOwn'>;
}

/** Which page of every feed. */
interface Asked {
  readonly limit: number;
  readonly before: string | undefined;
  readonly now: Date;
}

/** What reaches a resident: a page of each of their feeds, and what it takes to read it. */
export interface Belonging {
  readonly parts: readonly FeedPart[];
  /** Those alerts among these parts whose list has them in full: their own, and the municipal ones. */
  readonly alerts: readonly Alert[];
  /** The communities they belong to. */
  readonly communities: readonly Community[];
  /** The INSEE codes of the municipalities whose police take part, among theirs and those that they wrote in. */
  readonly underProtocol: ReadonlySet<string>;
}

/** Reads a page of each feed of a resident: their own, of their communities, of the referents, of the municipalities whose officer they are. */
export async function readBelonging(
  { communities, alerts }: Stores,
  resident: Resident,
  asked: Asked,
): Promise<Belonging> {
  const { groupIds, communityIds, officeCodes, inseeCodes } = placesOf(resident);
  const [own, feeds, municipal, found, covered] = await Promise.all([
    Promise.all(idsOf(resident).map((id) => listOwn(alerts, id, asked))),
    Promise.all(groupIds.map((groupId) => alerts.listFeed(groupId, pageOf(asked, longestVisibleMs)))),
    Promise.all(officeCodes.map((code) => listMunicipal(alerts, code, asked))),
    communities.findAll(communityIds),
    codesUnderProtocol(communities, inseeCodes, asked.now),
  ]);
  const left = own
    .flatMap((list) => list.alerts)
    .map(({ inseeCode }) => inseeCode)
    .filter((code) => !inseeCodes.includes(code));
  const coveredToo = await codesUnderProtocol(communities, [...new Set(left)], asked.now);
  const underProtocol = new Set([...covered, ...coveredToo]);
  const open = municipal.filter(({ inseeCode }) => opensTo(resident, inseeCode, underProtocol));
  return {
    parts: [...own, ...feeds, ...open],
    alerts: [...own, ...open].flatMap((list) => list.alerts),
    communities: found,
    underProtocol,
  };
}

/** Where a resident belongs, each place once. */
function placesOf({ memberships, mandates }: Resident) {
  const active = memberships.filter(({ status }) => status === 'active');
  const communityIds = active.map(({ communityId }) => communityId);
  const codesOf = (holds: readonly { readonly inseeCode: string }[]) => [...new Set(holds.map((one) => one.inseeCode))];
  const referentCodes = codesOf(mandates.filter(({ office }) => office === 'referent'));
  return {
    communityIds,
    groupIds: [...communityIds, ...referentCodes.map(referentsOf)],
    officeCodes: codesOf(mandates.filter(({ office }) => office !== 'referent')),
    inseeCodes: codesOf([...active, ...mandates]),
  };
}

async function codesUnderProtocol(
  communities: Stores['communities'],
  inseeCodes: readonly string[],
  now: Date,
): Promise<string[]> {
  const protocols = await Promise.all(inseeCodes.map((inseeCode) => communities.findProtocol(inseeCode)));
  return inseeCodes.filter((_, nth) => protocolInForce(protocols[nth], now));
}

async function listOwn(alerts: Stores['alerts'], residentId: string, asked: Asked) {
  return withIds(await alerts.listOwn(residentId, pageOf(asked, keptMs)));
}

async function listMunicipal(alerts: Stores['alerts'], inseeCode: string, asked: Asked) {
  const page = await alerts.listMunicipal(inseeCode, { ...pageOf(asked, keptMs), now: asked.now.toISOString() });
  return { ...withIds(page), inseeCode };
}

const withIds = (page: AlertPage) => ({ ...page, alertIds: page.alerts.map(({ alertId }) => alertId) });

function pageOf({ limit, before, now }: Asked, reachMs: number): FeedPage {
  return pageSince(now.getTime() - reachMs, { limit, before });
}

/** To its town hall always, to its police under a protocol in force. */
function opensTo({ mandates }: Resident, inseeCode: string, underProtocol: ReadonlySet<string>): boolean {
  const offices = mandates.filter((mandate) => mandate.inseeCode === inseeCode).map(({ office }) => office);
  return offices.includes('town-hall') || underProtocol.has(inseeCode);
}
