/** Where alerts of others come from: the sources of CAP that the officers of a municipality chose. */
import * as z from 'zod/mini';
import { capCategories } from '../cap-categories.ts';
import { categoryId, inseeCode, instant, latitude, line, longitude, office } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { audience } from './alert-fields.ts';
import { polygon } from './communities.ts';

/** A source, named by its officers: `meteo-france`. */
const sourceId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

const longestUrl = 500;

/**
 * A public address: `https`, a name with a dot and no number in its place, the usual port, no user. What the name leads to is looked at
 * each time before it is asked.
 */
export const publicUrl = z
  .url({ protocol: /^https$/, hostname: /^(?!.*\.(?:local|internal|localhost)$)(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/ })
  .check(
    z.maxLength(longestUrl),
    z.refine((written) => {
      const url = URL.parse(written);
      return url !== null && url.port === '' && url.username === '' && url.password === '';
    }),
  );

/** What CAP alerts are taken, and which of our categories they become: the first rule that fits counts. */
const rule = z.strictObject({
  capCategory: z.enum([...capCategories, 'Geo']),
  /** Words of the alert's event, whatever their case and accents. @default any event */
  event: z.optional(line(2, 120)),
  category: categoryId,
});
export type CapRule = z.infer<typeof rule>;

/** A place code as the source writes it: an INSEE code, a department, a code of its own. */
const geocode = z.strictObject({ name: z.optional(line(1, 60)), value: line(1, 60) });

/** Of which alerts: those that touch the circle or the polygon, bear one of the codes, or all that the source gives. */
const area = z.union([
  z.literal('anywhere'),
  z.strictObject({
    circle: z.strictObject({ latitude, longitude, radiusMeters: z.number().check(z.minimum(1), z.maximum(100_000)) }),
  }),
  z.strictObject({ polygon }),
  z.strictObject({ geocodes: z.array(geocode).check(z.minLength(1), z.maxLength(50)) }),
]);
export type CapSourceArea = z.infer<typeof area>;

/** What an officer says of a source. */
export const capSource = z.strictObject({
  url: publicUrl,
  /** As readers are told it: `Source : Météo-France`. */
  name: line(2, 60),
  categories: z.array(rule).check(z.minLength(1), z.maxLength(20)),
  area,
  /** Whether its alerts go out by themselves, and do not wait for an officer. */
  automatic: z.boolean(),
  audience,
});
export type CapSourceTerms = z.infer<typeof capSource>;

export const pollOutcome = z.enum(['read', 'unchanged', 'refused', 'unreachable']);

/** What was found when a source was last asked. */
const pollResult = z.object({
  fetchedAt: instant,
  outcome: pollOutcome,
  /** Why it, or the first document of it that was not taken, was refused. */
  reason: z.optional(z.string()),
  counts: z.object({
    /** Alerts that were read. */
    read: z.number(),
    /** New ones that became a draft, or went out. */
    drafted: z.number(),
    sent: z.number(),
    /** Updates and ends of alerts taken before. */
    followed: z.number(),
    /** Documents that could not be read. */
    refused: z.number(),
  }),
});
export type PollResult = z.infer<typeof pollResult>;

const capSourceView = z.object({
  sourceId,
  ...capSource.shape,
  setBy: office,
  lastResult: z.optional(pollResult),
});

const municipality = z.strictObject({ inseeCode });
const sourceOfMunicipality = z.strictObject({ inseeCode, sourceId });

export const capSourcesOperations = {
  putCapSource: {
    group: 'cap-sources',
    method: 'PUT',
    path: '/v1/municipalities/{inseeCode}/cap-sources/{sourceId}',
    access: 'signed-in',
    summary: {
      fr: 'Ajouter ou changer une source d’alertes CAP de la commune',
      en: 'Add or change a source of CAP alerts of the municipality',
    },
    params: sourceOfMunicipality,
    body: capSource,
    responses: { 200: capSourceView },
    problems: [
      'officer-only',
      'municipality-not-found',
      'community-not-found',
      'category-not-allowed',
      'category-not-for-neighbours',
      'too-many-cap-sources',
      'changed-meanwhile',
      'unavailable',
    ],
  },
  listCapSources: {
    group: 'cap-sources',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/cap-sources',
    access: 'signed-in',
    summary: {
      fr: 'Les sources d’alertes CAP de la commune, avec leur dernier résultat',
      en: 'The sources of CAP alerts of the municipality, with their last result',
    },
    params: municipality,
    responses: { 200: z.object({ items: z.array(capSourceView) }) },
    problems: ['officer-only'],
  },
  removeCapSource: {
    group: 'cap-sources',
    method: 'DELETE',
    path: '/v1/municipalities/{inseeCode}/cap-sources/{sourceId}',
    access: 'signed-in',
    summary: { fr: 'Retirer une source d’alertes CAP', en: 'Remove a source of CAP alerts' },
    params: sourceOfMunicipality,
    responses: { 204: z.undefined() },
    problems: ['officer-only', 'cap-source-not-found', 'unavailable'],
  },
} as const satisfies Record<string, Operation>;
