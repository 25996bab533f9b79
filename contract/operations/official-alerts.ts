import * as z from 'zod/mini';
import {
  categoryId,
  cursor,
  day,
  idempotencyKey,
  inseeCode,
  instant,
  level,
  page,
  pageLimit,
  text,
  ulid,
} from '../fields.ts';
import type { Operation } from '../operation.ts';
import {
  alertStatus,
  alertView,
  audience,
  caseNumber,
  emergencyCalled,
  exercise,
  numberPlate,
  place,
  reach,
  vehicle,
} from './alert-fields.ts';

/** What an officer tells: a report, to whom, and what their office may choose. */
const officialAlert = z.strictObject({
  category: categoryId,
  description: text(10, 1000),
  place,
  audience,
  /** @default the category's */
  level: z.optional(level),
  /** When it happens or happened; officers may announce. @default now */
  happenedAt: z.optional(instant),
  /** @default as long as its category lives */
  expiresAt: z.optional(instant),
  emergencyCalled: z._default(emergencyCalled, 'not-needed'),
  vehicle: z.optional(vehicle),
  numberPlate: z.optional(numberPlate),
  /** An appeal for witnesses cannot be sent without. */
  caseNumber: z.optional(caseNumber),
  hideAuthor: z.optional(z.boolean()),
  /** @default false, but for the category `exercise` */
  exercise: z.optional(exercise),
});
export type OfficialAlert = z.infer<typeof officialAlert>;

/** Whom an alert would reach if it were sent now, and what that would cost. */
const preview = z.object({
  ...reach.shape,
  smsSegments: z.number(),
  estimatedCost: z.object({ amount: z.number(), currency: z.literal('EUR') }),
  /** Whether a second officer would have to confirm it. */
  needsSecondOfficer: z.boolean(),
  policeTakePart: z.boolean(),
});
export type Preview = z.infer<typeof preview>;

/** Repeated with the same key, it is carried out once; without a key, each time. */
const mayRepeat = z.object({ 'idempotency-key': z.optional(idempotencyKey) });

const municipality = z.strictObject({ inseeCode });
const alert = z.strictObject({ alertId: ulid });

export const officialAlertsOperations = {
  sendOfficialAlert: {
    group: 'official-alerts',
    method: 'POST',
    path: '/v1/municipalities/{inseeCode}/alerts',
    access: 'signed-in',
    summary: { fr: 'Diffuser une alerte de la commune', en: 'Send an alert of the municipality' },
    params: municipality,
    query: z.strictObject({ preview: z.optional(z.enum(['true', 'false'])) }),
    headers: mayRepeat,
    body: officialAlert,
    responses: { 200: preview, 201: alertView },
    location: '/v1/alerts/{alertId}',
    problems: [
      'officer-only',
      'category-not-allowed',
      'category-not-for-neighbours',
      'municipality-not-found',
      'community-not-found',
      'changed-meanwhile',
      'idempotency-key-reused',
      'unavailable',
    ],
  },
  forwardAlert: {
    group: 'official-alerts',
    method: 'POST',
    path: '/v1/alerts/{alertId}/forwardings',
    access: 'signed-in',
    summary: { fr: 'Relayer une alerte à d’autres destinataires', en: 'Forward an alert to others' },
    params: alert,
    headers: mayRepeat,
    body: z.strictObject({ audience }),
    responses: { 201: alertView },
    location: '/v1/alerts/{alertId}',
    problems: [
      'officer-only',
      'category-not-for-neighbours',
      'alert-not-found',
      'community-not-found',
      'already-forwarded',
      'alert-held',
      'alert-hidden',
      'alert-refused',
      'alert-resolved',
      'alert-retracted',
      'alert-expired',
      'awaits-confirmation',
      'changed-meanwhile',
      'idempotency-key-reused',
      'unavailable',
    ],
  },
  confirmAlert: {
    group: 'official-alerts',
    method: 'PUT',
    path: '/v1/alerts/{alertId}/confirmation',
    access: 'signed-in',
    summary: {
      fr: 'Confirmer, en second agent, une alerte qui l’attend',
      en: 'Confirm, as a second officer, an alert that awaits it',
    },
    params: alert,
    /** As the alert gives it that the officer has read: what a source tells may replace it at any moment, and is confirmed only with it. */
    query: z.strictObject({ awaitsSince: z.optional(instant) }),
    responses: { 200: alertView },
    problems: [
      'officer-only',
      'not-by-its-author',
      'alert-not-found',
      'nothing-to-confirm',
      'already-confirmed',
      'alert-hidden',
      'alert-refused',
      'alert-resolved',
      'alert-retracted',
      'alert-expired',
      'changed-meanwhile',
      'unavailable',
    ],
  },
  listMunicipalAlerts: {
    group: 'official-alerts',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/alerts',
    access: 'signed-in',
    summary: {
      fr: 'Toutes les alertes d’une commune, pour ses agents, la plus récente d’abord',
      en: 'All the alerts of a municipality, for its officers, newest first',
    },
    params: municipality,
    query: z.strictObject({
      /** Alerts of this day or instant and after. */
      from: z.optional(z.union([day, instant])),
      /** Alerts up to this day, included, or before this instant. */
      to: z.optional(z.union([day, instant])),
      category: z.optional(categoryId),
      status: z.optional(alertStatus),
      /** Exercises alone, or all but exercises. @default both */
      exercise: z.optional(z.enum(['true', 'false'])),
      limit: z.optional(pageLimit),
      cursor: z.optional(cursor),
    }),
    responses: { 200: page(alertView) },
    problems: ['officer-only', 'protocol-not-in-force'],
  },
} as const satisfies Record<string, Operation>;
