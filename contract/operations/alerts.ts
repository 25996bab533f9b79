import * as z from 'zod/mini';
import { categoryId, cursor, idempotencyKey, instant, level, page, pageLimit, text, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { alertView, emergencyCalled, exercise, numberPlate, place, vehicle } from './alert-fields.ts';

/** One reported fact: what is seen, where and when. There is no field for who a person is. */
const alertReport = z.strictObject({
  category: categoryId,
  description: text(10, 500),
  place,
  happenedAt: instant,
  emergencyCalled,
  vehicle: z.optional(vehicle),
  numberPlate: z.optional(numberPlate),
  hideAuthor: z.optional(z.boolean()),
  /** Of a category that leaves it to its sender, as `exercise` does. @default 'information' */
  level: z.optional(level),
  /** For referents and officers. @default false, but for the category `exercise` */
  exercise: z.optional(exercise),
});
export type AlertReport = z.infer<typeof alertReport>;

const community = z.strictObject({ communityId: ulid });
const listQuery = z.strictObject({ limit: z.optional(pageLimit), cursor: z.optional(cursor) });

export const alertsOperations = {
  reportAlert: {
    group: 'alerts',
    method: 'POST',
    path: '/v1/communities/{communityId}/alerts',
    access: 'signed-in',
    summary: { fr: 'Signaler un fait à ses voisins', en: 'Report a fact to one’s neighbours' },
    params: community,
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
      'referent-only',
      'broadcasting-suspended',
      'community-not-found',
      'changed-meanwhile',
      'idempotency-key-reused',
      'needs-rewording',
      'report-too-soon',
      'too-many-reports',
      'too-many-dangers',
      'exercise-too-soon',
      'too-many-exercises',
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
    params: community,
    query: listQuery,
    responses: { 200: page(alertView) },
    problems: ['not-a-member', 'membership-pending', 'membership-suspended', 'community-not-found'],
  },
  listMyAlerts: {
    group: 'alerts',
    method: 'GET',
    path: '/v1/me/alerts',
    access: 'signed-in',
    summary: {
      fr: 'Les alertes de toutes ses communautés et fonctions, la plus récente d’abord',
      en: 'The alerts of all of one’s communities and offices, newest first',
    },
    query: listQuery,
    responses: { 200: page(alertView) },
    problems: [],
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
