/** What anyone may take on: alerts in the open formats of CAP 1.2, Atom (RFC 4287) and GeoJSON (RFC 7946). */
import * as z from 'zod/mini';
import { bilingual, inseeCode, instant, latitude, level, longitude, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { alertStatus, certainty, sourceKind, updateKind } from './alert-fields.ts';
import { polygon } from './communities.ts';

/** Which message of the alert, from 0 for the alert itself. @default the last one */
const oneMessage = z.strictObject({
  message: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(999))),
});

/** An officers’ alert as everyone reads it: their part in the scheme is told, and nobody's name. */
const publicAlert = z.object({
  inseeCode,
  category: z.string(),
  label: bilingual,
  level,
  status: alertStatus,
  exercise: z.boolean(),
  description: z.string(),
  place: z.string(),
  happenedAt: instant,
  reportedAt: instant,
  expiresAt: instant,
  updatedAt: instant,
  source: sourceKind,
  certainty,
  updates: z.array(
    z.object({
      number: z.number(),
      kind: updateKind,
      message: z.optional(z.string()),
      outcome: z.optional(z.string()),
      at: instant,
      source: sourceKind,
    }),
  ),
  /** The page of the alert, and its CAP document. */
  links: z.object({ alternate: z.string(), cap: z.string() }),
});
export type PublicAlert = z.infer<typeof publicAlert>;

const point = z.object({ type: z.literal('Point'), coordinates: z.tuple([longitude, latitude]) });
const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon.shape.coordinates) });

const feature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  /** The place where it is on the map, else the communities it was sent to; `null` when it is for the whole municipality. */
  geometry: z.nullable(z.union([point, polygon, multiPolygon])),
  properties: publicAlert,
});
export type AlertFeature = z.infer<typeof feature>;

const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  /** West, south, east, north. */
  bbox: z.optional(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  features: z.array(feature),
});
export type AlertFeatures = z.infer<typeof featureCollection>;

const municipality = z.strictObject({ inseeCode });
const cache = { maxAgeSeconds: 60 };

export const openDataOperations = {
  getCap: {
    group: 'open-data',
    method: 'GET',
    path: '/v1/alerts/{alertId}/cap.xml',
    access: 'signed-in',
    cache: { maxAgeSeconds: 0, dated: true },
    summary: { fr: 'Une alerte au format CAP 1.2', en: 'An alert as a document of CAP 1.2' },
    params: z.strictObject({ alertId: ulid }),
    query: oneMessage,
    produces: 'application/cap+xml',
    responses: { 200: z.string() },
    problems: ['alert-not-found', 'message-not-found', 'alert-held', 'alert-refused', 'alert-retracted'],
  },
  getPublicCap: {
    group: 'open-data',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/alerts/{alertId}/cap.xml',
    access: 'public',
    cache: { ...cache, dated: true },
    summary: {
      fr: 'Une alerte des agents de la commune, au format CAP 1.2',
      en: 'An alert of the officers of the municipality, as a document of CAP 1.2',
    },
    params: z.strictObject({ inseeCode, alertId: ulid }),
    query: oneMessage,
    produces: 'application/cap+xml',
    responses: { 200: z.string() },
    problems: ['alert-not-found', 'message-not-found'],
  },
  getAlertsAtom: {
    group: 'open-data',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/alerts.atom',
    access: 'public',
    cache,
    summary: {
      fr: 'Les alertes des agents de la commune depuis sept jours, en Atom',
      en: 'The alerts of the officers of the municipality of the last seven days, as Atom',
    },
    params: municipality,
    produces: 'application/atom+xml',
    responses: { 200: z.string() },
    problems: ['municipality-not-found'],
  },
  getAlertsGeoJson: {
    group: 'open-data',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/alerts.geojson',
    access: 'public',
    cache,
    summary: {
      fr: 'Les alertes des agents de la commune depuis sept jours, en GeoJSON',
      en: 'The alerts of the officers of the municipality of the last seven days, as GeoJSON',
    },
    params: municipality,
    produces: 'application/geo+json',
    responses: { 200: featureCollection },
    problems: ['municipality-not-found'],
  },
} as const satisfies Record<string, Operation>;
