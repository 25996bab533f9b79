import type { Alert } from '../../domain/alerts/alert.ts';
import { longestVisibleMs } from '../../domain/alerts/life.ts';
import { isExercise } from '../../domain/messages/words.ts';
import { idsOf } from '../../domain/reporting/former-ids.ts';
import { witnessedAnswer } from '../../domain/texting/answers/alert-answers.ts';
import { plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import { refusalAnswer } from '../../domain/texting/answers/refusal-answer.ts';
import { wasLiveAt } from '../../domain/texting/live-then.ts';
import { firstIdAt } from '../first-id-at.ts';
import { witnessAlert } from '../follow-up/witness-alert.ts';
import { pageSince } from '../page-since.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';
import { toldBack } from './told-back.ts';

/** How far back alerts are looked through in each community. */
const lookedThrough = 20;

/** Counts a word on the last alert that a neighbour had received by the time they wrote, and says which. */
export async function witnessByText(
  dependencies: TextingDependencies,
  exchange: Exchange,
  seen: 'confirm' | 'deny',
): Promise<Reply> {
  const { language, caller } = exchange;
  const alert = await lastReceived(dependencies, exchange);
  if (!alert) return { answer: plainAnswer('no-alert', language) };
  const { alertId } = alert;
  const request = { params: { alertId }, query: undefined, headers: undefined, body: { seen }, language, caller };
  const answer = await toldBack(
    async () => {
      await witnessAlert(dependencies)(request);
      return witnessedAnswer(alert, seen, language);
    },
    (refusal) => refusalAnswer(refusal, language, isExercise(alert) ? undefined : alert.category),
  );
  return { answer };
}

async function lastReceived(
  { alerts }: TextingDependencies,
  { resident, text: { receivedAt } }: Exchange,
): Promise<Alert | undefined> {
  const writtenMs = Date.parse(receivedAt);
  const page = pageSince(writtenMs - longestVisibleMs, { limit: lookedThrough, before: firstIdAt(writtenMs + 1) });
  const active = resident.memberships.filter(({ status }) => status === 'active');
  const feeds = await Promise.all(active.map(({ communityId }) => alerts.listFeed(communityId, page)));
  const found = await alerts.findAll(feeds.flatMap(({ alertIds }) => alertIds));
  const received = found.filter((alert) => isMeant(alert, idsOf(resident), receivedAt));
  return received.toSorted((a, b) => (a.alertId < b.alertId ? 1 : -1))[0];
}

function isMeant(alert: Alert, ownIds: readonly string[], receivedAt: string): boolean {
  const isShown = alert.readers === 'neighbours' && !alert.moderation.hidden;
  return isShown && !ownIds.includes(alert.author.residentId) && wasLiveAt(alert, receivedAt);
}
