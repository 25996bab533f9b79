import * as z from 'zod/mini';
import {
  categoryId,
  cursor,
  idempotencyKey,
  instant,
  latitude,
  level,
  line,
  longitude,
  page,
  pageLimit,
  text,
  ulid,
} from '../fields.ts';
import type { Operation } from '../operation.ts';

export const emergencyCalled = z.enum(['yes', 'no', 'not-needed']);
export type EmergencyCalled = z.infer<typeof emergencyCalled>;

export const alertStatus = z.enum([
  'held',
  'published',
  'taken-in-charge',
  'resolved',
  'retracted',
  'expired',
  'refused',
]);
export type AlertStatus = z.infer<typeof alertStatus>;

export const place = z.strictObject({
  description: line(2, 120),
  latitude: z.optional(latitude),
  longitude: z.optional(longitude),
});
export type Place = z.infer<typeof place>;

/** What a vehicle looks like; there is no field for its plate. */
export const vehicle = z.strictObject({
  type: line(2, 40),
  colour: z.optional(line(2, 40)),
  make: z.optional(line(2, 40)),
});
export type Vehicle = z.infer<typeof vehicle>;

/** One reported fact: what is seen, where and when. There is no field for who a person is. */
const alertReport = z.strictObject({
  category: categoryId,
  description: text(10, 500),
  place,
  happenedAt: instant,
  emergencyCalled,
  vehicle: z.optional(vehicle),
  hideAuthor: z.optional(z.boolean()),
});
export type AlertReport = z.infer<typeof alertReport>;

const alertView = z.object({
  alertId: ulid,
  communityId: ulid,
  category: z.string(),
  level,
  status: alertStatus,
  headline: z.string(),
  description: z.string(),
  place,
  happenedAt: instant,
  reportedAt: instant,
  expiresAt: instant,
  /** Who speaks; without `name` the author chose not to be named to neighbours. */
  source: z.object({ kind: z.enum(['resident', 'referent', 'police', 'town-hall']), name: z.optional(z.string()) }),
  emergencyCalled,
  vehicle: z.optional(vehicle),
});
export type AlertView = z.infer<typeof alertView>;

export const alertsOperations = {
  reportAlert: {
    group: 'alerts',
    method: 'POST',
    path: '/v1/communities/{communityId}/alerts',
    access: 'signed-in',
    summary: { fr: 'Signaler un fait à ses voisins', en: 'Report a fact to one’s neighbours' },
    params: z.strictObject({ communityId: ulid }),
    headers: z.object({ 'idempotency-key': idempotencyKey }),
    body: alertReport,
    responses: { 201: alertView },
    location: '/v1/alerts/{alertId}',
    problems: [
      'not-a-member',
      'membership-pending',
      'membership-suspended',
      'charter-not-accepted',
      'category-not-allowed',
      'community-not-found',
      'idempotency-key-reused',
      'unavailable',
    ],
  },
  listAlerts: {
    group: 'alerts',
    method: 'GET',
    path: '/v1/communities/{communityId}/alerts',
    access: 'signed-in',
    summary: {
      fr: 'Les alertes d’une communauté, la plus récente d’abord',
      en: 'The alerts of a community, newest first',
    },
    params: z.strictObject({ communityId: ulid }),
    query: z.strictObject({ limit: z.optional(pageLimit), cursor: z.optional(cursor) }),
    responses: { 200: page(alertView) },
    problems: ['not-a-member', 'membership-pending', 'membership-suspended', 'community-not-found'],
  },
  getAlert: {
    group: 'alerts',
    method: 'GET',
    path: '/v1/alerts/{alertId}',
    access: 'signed-in',
    summary: { fr: 'Une alerte', en: 'One alert' },
    params: z.strictObject({ alertId: ulid }),
    responses: { 200: alertView },
    problems: ['alert-not-found'],
  },
} as const satisfies Record<string, Operation>;
