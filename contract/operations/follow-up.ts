import * as z from 'zod/mini';
import { idempotencyKey, line, text, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { alertStatus, certainty, updateView, witnessCounts } from './alert-fields.ts';

const update = z.strictObject({
  kind: z.enum(['update', 'taken-in-charge', 'resolved', 'retracted']),
  message: text(2, 500),
  /** What came of it; with `resolved` only. */
  outcome: z.optional(line(2, 200)),
});
export type AlertUpdate = z.infer<typeof update>;

const alert = z.strictObject({ alertId: ulid });

/** Why an alert takes no more of this: the code says what happened to it. */
const closedBecause = [
  'alert-held',
  'alert-hidden',
  'alert-refused',
  'alert-resolved',
  'alert-retracted',
  'alert-expired',
] as const;

export const followUpOperations = {
  addUpdate: {
    group: 'follow-up',
    method: 'POST',
    path: '/v1/alerts/{alertId}/updates',
    access: 'signed-in',
    summary: { fr: 'Donner la suite d’une alerte', en: 'Tell what became of an alert' },
    params: alert,
    headers: z.object({ 'idempotency-key': z.optional(idempotencyKey) }),
    body: update,
    responses: { 201: z.extend(updateView, { alertId: ulid, status: alertStatus, certainty }) },
    location: '/v1/alerts/{alertId}',
    problems: [
      'alert-not-found',
      'author-or-referent-only',
      'referent-only',
      'officer-only',
      'not-a-member',
      'membership-pending',
      'membership-suspended',
      'broadcasting-suspended',
      ...closedBecause,
      'already-taken-in-charge',
      'too-many-updates',
      'needs-other-words',
      'changed-meanwhile',
      'idempotency-key-reused',
      'unavailable',
    ],
  },
  witnessAlert: {
    group: 'follow-up',
    method: 'PUT',
    path: '/v1/alerts/{alertId}/witness',
    access: 'signed-in',
    summary: { fr: 'Dire si l’on voit la même chose', en: 'Say whether one sees the same' },
    params: alert,
    body: z.strictObject({ seen: z.enum(['confirm', 'deny']) }),
    responses: {
      200: z.object({ alertId: ulid, seen: z.enum(['confirm', 'deny']), certainty, witnesses: witnessCounts }),
    },
    problems: [
      'alert-not-found',
      'not-a-member',
      'not-by-its-author',
      ...closedBecause,
      'changed-meanwhile',
      'unavailable',
    ],
  },
} as const satisfies Record<string, Operation>;
