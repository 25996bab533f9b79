import { type Category, findCategory } from '../../../contract/categories.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { longestVisibleMs } from '../../domain/alerts/life.ts';
import type { CapAlert, CapIdentity } from '../../domain/cap/cap-alert.ts';
import { draftOf, updateText } from '../../domain/cap/cap-draft.ts';
import { isNews, matchOf } from '../../domain/cap/cap-match.ts';
import { authorOfSource, type CapSource } from '../../domain/cap/cap-source.ts';
import { endedBySource, isAsEarnest, isFollowed, updatedBySource } from '../../domain/cap/source-news.ts';
import type { AlertStore, ReceivedCap } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { digestOf } from '../digest-of.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock } from '../use-case.ts';
import { acceptFromSource } from './accept-from-source.ts';
import { rightOfSource, setterStillMay } from './source-right.ts';

export interface TakingDependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findSpecialCategory' | 'countReach' | 'countMunicipalReach'>;
  readonly alerts: Pick<AlertStore, 'accept' | 'find' | 'findReceived' | 'save'>;
  readonly clock: Clock;
  readonly newId: (now: Date) => string;
}

/** What came of a CAP alert; `known` when it was taken before, `ignored` when it is not for this municipality or nothing follows from it. */
export type Taken = 'drafted' | 'sent' | 'followed' | 'known' | 'ignored';

/** Makes of a CAP alert of a source what it is to us: a draft or an alert, news of one, or nothing. The same alert is taken once from each source. */
export async function takeCapAlert(
  dependencies: TakingDependencies,
  source: CapSource,
  alert: CapAlert,
): Promise<Taken> {
  if (!isNews(alert)) return 'ignored';
  const { inseeCode } = source;
  const [own, ...earlier] = [alert, ...alert.references].map((identity) => digestOfCap(source, identity));
  if (own === undefined) return 'ignored';
  const received = await dependencies.alerts.findReceived(inseeCode, [own, ...earlier]);
  if (received.has(own)) return 'known';
  const followedId = earlier.map((digest) => received.get(digest)).find((alertId) => alertId !== undefined);
  const taking: Taking = { source, alert, digest: own };
  const followed = followedId === undefined ? undefined : await follow(dependencies, taking, followedId);
  if (followed) return followed;
  return alert.msgType === 'Cancel' ? 'ignored' : takeNew(dependencies, taking);
}

interface Taking {
  readonly source: CapSource;
  readonly alert: CapAlert;
  readonly digest: string;
}

/** Of each source by itself: a sender is what a document says, and whoever forges another's would have the true alert taken for known. */
const digestOfCap = ({ authorId }: CapSource, { sender, identifier, sent }: CapIdentity): string =>
  digestOf([authorId, sender, identifier, sent]);

/** Tells of an alert of ours what its source now says. @returns nothing when it is not theirs, closed, or practice where they are in earnest: what they say is then new */
function follow(dependencies: TakingDependencies, taking: Taking, alertId: string): Promise<Taken | undefined> {
  return retryWhenChanged(async () => {
    const { alerts, clock } = dependencies;
    const now = clock();
    const [before, received] = await Promise.all([
      alerts.find(alertId),
      alerts.findReceived(taking.source.inseeCode, [taking.digest]),
    ]);
    // Another run told it since.
    if (received.has(taking.digest)) return 'known';
    const by = authorOfSource(taking.source);
    if (!before || !isFollowed(before, by, now)) return undefined;
    const change =
      taking.alert.msgType === 'Cancel' ? ended(taking, before, now) : await updated(dependencies, taking, before, now);
    if (change === 'another') return undefined;
    if (!change) return 'ignored';
    const right = rightOfSource(taking.source, { byItself: change.byItself });
    await saveChange(alerts, before, { ...change, right, received: receivedOf(taking, alertId, now) }, now);
    return 'followed';
  }, amongMany);
}

function ended({ source, alert }: Taking, before: Alert, now: Date) {
  const { category } = before;
  if (!isAsEarnest(before, { category, exercise: alert.status === 'Exercise' })) return 'another';
  return { ...endedBySource(before, authorOfSource(source), now), byItself: false };
}

async function updated(dependencies: TakingDependencies, taking: Taking, before: Alert, now: Date) {
  const made = await draft(dependencies, taking, before.alertId, now);
  if (!made) return undefined;
  if (!isAsEarnest(before, made.draft.told)) return 'another';
  const { source, alert } = taking;
  const automatic =
    source.automatic && alert.status === 'Actual' && (await setterStillMay(dependencies.residents, source));
  const change = updatedBySource(before, { draft: made.draft, text: updateText(made.info, source), automatic }, now);
  return { ...change, byItself: automatic };
}

/** @throws Refusal `changed-meanwhile` when the source was set anew or removed since it was read, or the alert taken at the same moment */
async function takeNew(dependencies: TakingDependencies, taking: Taking): Promise<Taken> {
  const now = dependencies.clock();
  const made = await draft(dependencies, taking, dependencies.newId(now), now);
  if (!made) return 'ignored';
  const { source, alert } = taking;
  const received = receivedOf(taking, made.draft.alertId, now);
  const isExercise = alert.status === 'Exercise';
  return acceptFromSource(dependencies, { source, draft: made.draft, received, isExercise }, now);
}

/** @returns nothing when it is for others, over, or of a category that the municipality does not have any more */
async function draft({ communities }: TakingDependencies, { source, alert }: Taking, alertId: string, now: Date) {
  const match = matchOf(source, alert, now);
  if (!match) return undefined;
  const category = await categoryOf(communities, source, match.rule.category);
  const made = category && draftOf({ source, alert, match, category }, alertId, now);
  return made && { draft: made, info: match.info };
}

async function categoryOf(
  communities: TakingDependencies['communities'],
  { inseeCode }: CapSource,
  categoryId: string,
): Promise<Category | undefined> {
  const own = findCategory(categoryId) ?? (await communities.findSpecialCategory(inseeCode, categoryId));
  return own && 'retiredAt' in own ? undefined : own;
}

/** Known for as long as its source may give it: until the last of its parts is over, and a week more. */
function receivedOf({ source, alert, digest }: Taking, alertId: string, now: Date): ReceivedCap {
  const ends = alert.infos.map(({ expires }) => (expires === undefined ? 0 : Date.parse(expires)));
  const keptUntil = new Date(Math.max(now.getTime(), ...ends) + longestVisibleMs).toISOString();
  return { inseeCode: source.inseeCode, digest, alertId, keptUntil };
}
