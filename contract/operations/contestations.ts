import * as z from 'zod/mini';
import { answerSending, contestationDecision } from '../contestation-words.ts';
import { cursor, email, inseeCode, instant, level, line, page, pageLimit, phone, text, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { sourceKind } from './alert-fields.ts';

const contestation = z.strictObject({
  /** The identifier of an alert, or its link as messages show it. */
  alertReference: line(1, 300),
  statement: text(10, 2000),
  /** Where the answer goes: an e-mail address or a French mobile number. */
  contact: z.union([email, phone]),
});

const contestationView = z.object({
  contestationId: ulid,
  inseeCode,
  alertId: ulid,
  /** What it is about; its words until the contact is erased. */
  alert: z.object({
    category: z.string(),
    label: z.string(),
    level,
    reportedAt: instant,
    communityName: z.optional(z.string()),
    description: z.optional(z.string()),
    place: z.optional(z.string()),
  }),
  receivedAt: instant,
  statement: z.string(),
  /** Absent once it is erased. */
  contact: z.optional(z.string()),
  contactErasedAt: instant,
  answer: z.optional(
    z.object({
      decision: contestationDecision,
      reasons: z.string(),
      at: instant,
      /** Whose officer answered. */
      by: sourceKind,
      sending: answerSending,
    }),
  ),
});
export type ContestationView = z.infer<typeof contestationView>;

export const contestationsOperations = {
  contestAlert: {
    group: 'contestations',
    method: 'POST',
    path: '/v1/contestations',
    access: 'public',
    summary: {
      fr: 'Contester une alerte, sans compte ; la réponse ne dit pas si elle existe',
      en: 'Contest an alert, without an account; the answer does not tell whether it exists',
    },
    body: contestation,
    responses: {
      202: z.object({
        contestationId: ulid,
        receivedAt: instant,
        /** The contact is erased 30 days after the answer, and by then where there is none. */
        contactErasedBy: instant,
      }),
    },
    problems: ['too-many-contestations', 'unavailable'],
  },
  listContestations: {
    group: 'contestations',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/contestations',
    access: 'signed-in',
    summary: {
      fr: 'Les contestations reçues par une commune, la plus récente d’abord',
      en: 'The contestations that a municipality received, newest first',
    },
    params: z.strictObject({ inseeCode }),
    query: z.strictObject({ limit: z.optional(pageLimit), cursor: z.optional(cursor) }),
    responses: { 200: page(contestationView) },
    problems: ['officer-only', 'protocol-not-in-force'],
  },
  answerContestation: {
    group: 'contestations',
    method: 'PUT',
    path: '/v1/contestations/{contestationId}',
    access: 'signed-in',
    summary: { fr: 'Répondre à une contestation, avec ses raisons', en: 'Answer a contestation, with reasons' },
    params: z.strictObject({ contestationId: ulid }),
    body: z.strictObject({ decision: contestationDecision, reasons: text(10, 2000) }),
    responses: { 200: contestationView },
    problems: [
      'contestation-not-found',
      'protocol-not-in-force',
      'not-by-its-author',
      'already-answered',
      'changed-meanwhile',
      'unavailable',
    ],
  },
} as const satisfies Record<string, Operation>;
