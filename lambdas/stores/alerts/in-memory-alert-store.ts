import type { Alert } from '../../domain/alerts/alert.ts';
import { statusAt } from '../../domain/alerts/alert-state.ts';
import { isPublic } from '../../domain/alerts/publicity.ts';
import { isExercise } from '../../domain/messages/words.ts';
import { dayMs } from '../../domain/milliseconds.ts';
import { Refusal } from '../../domain/refusal.ts';
import { inMemoryPage } from '../in-memory-page.ts';
import type { ResidentStore } from '../residents/residents.ts';
import { type AlertRows, isKept, keyOf } from './alert-rows.ts';
import { type AlertPage, type AlertStore, type FeedPage, platesErasedAtOnce, type StandingRight } from './alerts.ts';
import { earlierOf, exercisesIn, holds, recordIn, requireUnchanged, write } from './in-memory-alert-writes.ts';

/**
 * The alerts of {@link AlertRows}.
 * @param residents whose rights are checked when an alert is written; without them everyone has every right
 */
export function inMemoryAlertStore(
  rows: AlertRows,
  clock: () => Date,
  residents?: Pick<ResidentStore, 'load'>,
): AlertStore {
  const find = (alertId: string) => {
    const alert = rows.alerts.get(alertId);
    return alert && isKept(alert, clock()) ? alert : undefined;
  };
  const stands = async (right: StandingRight) => {
    if (!residents) return true;
    const holderId = 'source' in right ? right.setBy?.residentId : right.residentId;
    return holds(holderId === undefined ? undefined : await residents.load(holderId), right);
  };
  const list = (page: FeedPage, isListed: (alert: Alert) => boolean) =>
    pageOf(
      [...rows.alerts.values()].filter((alert) => isKept(alert, clock()) && isListed(alert)),
      page,
    );

  return {
    accept: async (alert, effects) => {
      const isRight = await stands(effects.right);
      const earlier = earlierOf(rows, effects.idempotency, clock());
      if (earlier) return earlier;
      if (!isRight) throw new Refusal('changed-meanwhile');
      if (rows.alerts.has(alert.alertId)) throw new Refusal('changed-meanwhile');
      requireUnchanged(rows, alert, effects);
      const accepted = { alert, messageNumber: 0 };
      write(rows, accepted, effects);
      return accepted;
    },

    findAccepted: async (idempotency) => earlierOf(rows, idempotency, clock()),

    save: async (before, after, effects, messageNumber = 0) => {
      const isRight = effects.right === undefined || (await stands(effects.right));
      const earlier = earlierOf(rows, effects.idempotency, clock());
      if (earlier) return earlier;
      if (!isRight || rows.alerts.get(before.alertId)?.version !== before.version)
        throw new Refusal('changed-meanwhile');
      requireUnchanged(rows, after, effects);
      const saved = { alert: { ...after, version: before.version + 1 }, messageNumber };
      write(rows, saved, effects);
      return saved;
    },

    find: async (alertId) => find(alertId),

    findAll: async (alertIds) => [...new Set(alertIds)].flatMap((alertId) => find(alertId) ?? []),

    listFeed: async (groupId, page) => {
      const posted = [...rows.postings.values()].filter(({ posting }) => posting.groupId === groupId);
      const { alerts, next } = pageOf(
        posted.flatMap(({ posting }) => find(posting.alertId) ?? []),
        page,
      );
      return { alertIds: alerts.map(({ alertId }) => alertId), ...(next ? { next } : {}) };
    },

    listOwn: async (residentId, page) => list(page, ({ author }) => author.residentId === residentId),

    listMunicipal: async (inseeCode, { category, status, exercise, now, ...page }) => {
      const { alerts, ...rest } = list(page, (alert) => alert.inseeCode === inseeCode);
      const isAsked = (alert: Alert) =>
        (category === undefined || alert.category === category) &&
        (status === undefined || statusAt(alert, new Date(now)) === status) &&
        (exercise === undefined || isExercise(alert) === exercise);
      return { alerts: alerts.filter(isAsked), ...rest };
    },

    listPublic: async (inseeCode, page) =>
      list(page, (alert) => alert.inseeCode === inseeCode && isPublic(alert)).alerts.map(
        ({ alertId, addressees: { communityIds } }) => ({ alertId, communityIds }),
      ),

    listModeration: async (communityId, page) =>
      list(page, ({ moderation }) => moderation.open?.communityId === communityId),

    findReceived: async (inseeCode, digests) => {
      const found = digests.map((digest) => [digest, rows.received.get(keyOf(inseeCode, digest))] as const);
      return new Map(found.flatMap(([digest, alertId]) => (alertId === undefined ? [] : [[digest, alertId]])));
    },

    findWitness: async (alertId, residentId) => find(alertId) && rows.witnesses.get(keyOf(alertId, residentId)),

    listHistory: async (alertId) => [...((find(alertId) && rows.histories.get(alertId)) ?? [])],

    findRecord: async (residentId) => recordIn(rows, residentId),

    findExercises: async (communityIds) => communityIds.map((communityId) => exercisesIn(rows, communityId)),

    wasAdvised: async ({ residentId, key }, words) => {
      const advice = rows.advice.get(keyOf(residentId, words));
      return advice !== undefined && advice.key !== key && clock().getTime() < advice.at.getTime() + dayMs;
    },

    recordAdvice: async ({ residentId, key }, words, at) => {
      rows.advice.set(keyOf(residentId, words), { key, at });
    },

    findPlate: async (alertId) => {
      const plate = rows.plates.get(alertId);
      return plate && Date.parse(plate.erasedAt) > clock().getTime() ? plate : undefined;
    },

    erasePlates: async (now) => {
      const over = [...rows.plates.values()].filter(({ erasedAt }) => Date.parse(erasedAt) <= now.getTime());
      const due = over.slice(0, platesErasedAtOnce);
      for (const { alertId } of due) rows.plates.delete(alertId);
      return due.length;
    },
  };
}

function pageOf(alerts: readonly Alert[], asked: FeedPage): AlertPage {
  const { page, ...rest } = inMemoryPage(alerts, ({ alertId }) => alertId, asked);
  return { alerts: page, ...rest };
}
