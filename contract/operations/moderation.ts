import * as z from 'zod/mini';
import { cursor, inseeCode, instant, page, pageLimit, text, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import {
  alertStatus,
  alertView,
  caseReason,
  decisionView,
  flagReason,
  moderationDecision,
  screeningReason,
  sourceKind,
  vehicle,
} from './alert-fields.ts';

const moderationCase = z.object({
  alert: alertView,
  reasons: z.array(caseReason),
  openedAt: instant,
  /** What the screening found. */
  screening: z.array(screeningReason),
  /** As its author wrote it, where neighbours read it masked. */
  original: z.optional(z.object({ description: z.string(), place: z.string(), vehicle: z.optional(vehicle) })),
  /** Who flagged is not told: a flag is not to be answered at the next door. */
  flags: z.array(z.object({ reason: flagReason, detail: z.optional(z.string()), at: instant })),
  appeal: z.optional(z.object({ statement: z.string(), at: instant })),
});
export type ModerationCase = z.infer<typeof moderationCase>;

/** An entry as it is found: what somebody changed behind the API may have lost its form. */
const historyEntry = z.object({
  number: z.number(),
  at: z.string(),
  /** `kind` is the right under which they acted. Who flagged is recorded, and told to nobody: there is no `residentId` then. */
  actor: z.object({ residentId: z.optional(z.string()), kind: sourceKind }),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});

const alert = z.strictObject({ alertId: ulid });

export const moderationOperations = {
  flagAlert: {
    group: 'moderation',
    method: 'PUT',
    path: '/v1/alerts/{alertId}/flags/me',
    access: 'signed-in',
    summary: { fr: 'Signaler une alerte aux modérateurs', en: 'Flag an alert to the moderators' },
    params: alert,
    body: z.strictObject({ reason: flagReason, detail: z.optional(text(2, 500)) }),
    responses: { 200: z.object({ alertId: ulid, reason: flagReason, detail: z.optional(z.string()) }) },
    problems: [
      'alert-not-found',
      'not-a-member',
      'not-by-its-author',
      'alert-held',
      'alert-hidden',
      'alert-refused',
      'changed-meanwhile',
      'unavailable',
    ],
  },
  moderateAlert: {
    group: 'moderation',
    method: 'PUT',
    path: '/v1/alerts/{alertId}/moderation',
    access: 'signed-in',
    summary: { fr: 'Décider d’une alerte, avec ses raisons', en: 'Decide on an alert, with reasons' },
    params: alert,
    body: z.strictObject({ decision: moderationDecision, reason: text(2, 500) }),
    responses: {
      200: z.extend(decisionView, { alertId: ulid, status: alertStatus, hidden: z.boolean() }),
    },
    problems: [
      'alert-not-found',
      'referent-only',
      'officer-only',
      'not-by-its-author',
      'another-must-decide',
      'not-held',
      'already-published',
      'alert-refused',
      'alert-hidden',
      'not-hidden',
      'alert-held',
      'awaits-confirmation',
      'alert-expired',
      'too-many-updates',
      'changed-meanwhile',
      'unavailable',
    ],
  },
  listModeration: {
    group: 'moderation',
    method: 'GET',
    path: '/v1/communities/{communityId}/moderation',
    access: 'signed-in',
    summary: {
      fr: 'Ce qui attend une décision des modérateurs, le plus récent d’abord',
      en: 'What awaits a decision of the moderators, newest first',
    },
    params: z.strictObject({ communityId: ulid }),
    query: z.strictObject({ limit: z.optional(pageLimit), cursor: z.optional(cursor) }),
    responses: { 200: page(moderationCase) },
    problems: ['referent-only', 'protocol-not-in-force', 'community-not-found'],
  },
  appealModeration: {
    group: 'moderation',
    method: 'PUT',
    path: '/v1/alerts/{alertId}/appeal',
    access: 'signed-in',
    summary: {
      fr: 'Contester, en tant qu’auteur, une décision de modération',
      en: 'Appeal, as its author, against a decision of the moderators',
    },
    params: alert,
    body: z.strictObject({ statement: text(10, 1000) }),
    responses: { 200: z.object({ alertId: ulid, statement: z.string(), at: instant }) },
    problems: [
      'alert-not-found',
      'author-only',
      'nothing-to-appeal',
      'already-appealed',
      'changed-meanwhile',
      'unavailable',
    ],
  },
  getHistory: {
    group: 'moderation',
    method: 'GET',
    path: '/v1/alerts/{alertId}/history',
    access: 'signed-in',
    summary: { fr: 'Qui a fait quoi d’une alerte, et quand', en: 'Who did what with an alert, and when' },
    params: alert,
    responses: { 200: z.object({ items: z.array(historyEntry), intact: z.boolean() }) },
    problems: ['officer-only', 'alert-not-found', 'changed-meanwhile'],
  },
  checkHistories: {
    group: 'moderation',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/history-check',
    access: 'signed-in',
    summary: {
      fr: 'Vérifier que l’historique des alertes d’une commune n’a pas été modifié',
      en: 'Check that the history of a municipality’s alerts was not changed',
    },
    params: z.strictObject({ inseeCode }),
    query: z.strictObject({ limit: z.optional(pageLimit), cursor: z.optional(cursor) }),
    responses: {
      200: z.object({
        checked: z.number(),
        /** What no longer is as it was written; an entry's number where one is to blame. */
        broken: z.array(z.object({ alertId: ulid, number: z.optional(z.number()) })),
        nextCursor: z.optional(z.string()),
      }),
    },
    problems: ['operator-only', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Operation>;
