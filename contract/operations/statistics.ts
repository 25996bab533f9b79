import * as z from 'zod/mini';
import { channelName, cursor, day, inseeCode, level, pageLimit, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { alertStatus } from './alert-fields.ts';

const count = z.number();

/** Of those that came to it; durations are kept with two significant digits. */
const delay = z.object({
  alerts: count,
  medianSeconds: z.optional(z.number()),
  percentile95Seconds: z.optional(z.number()),
});

/** A part of all, from 0 to 1; absent where there is nothing to take a part of. */
const share = z.optional(z.number());

const figures = z.object({
  alerts: count,
  byCategory: z.array(z.object({ category: z.string(), alerts: count })),
  byLevel: z.record(level, count),
  /** Each alert once: where a resident reported it, or, without `communityId`, those that the municipality sent. */
  byCommunity: z.array(
    z.object({ communityId: z.optional(ulid), name: z.optional(z.string()), alerts: count, published: count }),
  ),
  /** By the hour of the report on the clocks of the municipality, from 0 to 23. */
  byHour: z.array(count),
  /** How they stand by now, to the hour. */
  byOutcome: z.record(alertStatus, count),
  /** Those that left: at once, or once somebody let them. */
  published: count,
  /** Those that moderators took down after they had left. */
  hidden: count,
  shares: z.object({
    /** Of those published: another neighbour saw the same. */
    witnessed: share,
    retracted: share,
    refused: share,
  }),
  delays: z.object({
    /** From the report to its publication. */
    publication: delay,
    /** From the report to its being taken in charge. */
    takingInCharge: delay,
  }),
  /** As far as carriers and services have told. */
  reached: z.object({
    /** For each alert, different residents whom it reached on some channel; absent where that is not known. */
    residents: z.optional(count),
    /** Messages: an alert and what followed it are several. */
    delivered: z.record(channelName, count),
    failed: z.record(channelName, count),
  }),
  sms: z.object({
    segments: count,
    /** By the price that is set for a segment. */
    estimatedCost: z.object({ amount: z.number(), currency: z.literal('EUR') }),
    /** As the carriers' logs have it, for those that they tell of. */
    loggedCost: z.optional(z.object({ amount: z.number(), currency: z.literal('USD') })),
  }),
});
export type Figures = z.infer<typeof figures>;

/** What happened is counted apart from exercises, everywhere. */
const counted = { inseeCode, from: day, to: day, actual: figures, exercises: figures };

const municipality = z.strictObject({ inseeCode });
/** Of these two centuries: a period may begin a year before, where the calendar of ISO 8601 has still four digits. */
const askedDay = day.check(z.refine((asked) => asked >= '2000-01-01' && asked < '2200-01-01'));
const period = z.strictObject({ from: z.optional(askedDay), to: z.optional(askedDay) });

const differentCounter = z.object({ counter: z.string(), counted: count, recounted: count });

export const statisticsOperations = {
  getStatistics: {
    group: 'statistics',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/statistics',
    access: 'signed-in',
    summary: {
      fr: 'Les chiffres des alertes d’une commune, 366 jours au plus ; par défaut les 30 derniers',
      en: 'The figures of a municipality’s alerts, of 366 days at the most; by default the last 30',
    },
    params: municipality,
    query: period,
    responses: { 200: z.object(counted) },
    problems: ['officer-only', 'protocol-not-in-force'],
  },
  getTransparency: {
    group: 'statistics',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/transparency',
    access: 'public',
    cache: { maxAgeSeconds: 3600 },
    summary: {
      fr: 'Les chiffres publics d’une commune, par mois révolus, sans les communautés de moins de 20 membres',
      en: 'The public figures of a municipality, of months that are over, without communities of fewer than 20 members',
    },
    params: municipality,
    query: period,
    responses: {
      200: z.object({
        ...counted,
        /** How many communities are too small for their alerts to be counted here. */
        communitiesLeftOut: count,
      }),
    },
    problems: ['municipality-not-found'],
  },
  checkStatistics: {
    group: 'statistics',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/statistics-check',
    access: 'signed-in',
    summary: {
      fr: 'Recompter les alertes des 30 derniers jours d’une commune et comparer aux chiffres tenus',
      en: 'Count the alerts of a municipality’s last 30 days again, and compare with the figures that are kept',
    },
    params: municipality,
    query: z.strictObject({ limit: z.optional(pageLimit), cursor: z.optional(cursor) }),
    responses: {
      200: z.object({
        /** From which day to which; a page is some days. */
        from: day,
        to: day,
        recounted: count,
        different: z.array(
          z.object({
            day,
            communityId: z.optional(ulid),
            exercise: z.boolean(),
            /** Whether these figures are public. */
            readers: z.enum(['everyone', 'officers']),
            counters: z.array(differentCounter),
          }),
        ),
        /** Alerts that were not counted as they now stand; those that changed a moment ago are about to be. */
        behind: z.array(ulid),
        nextCursor: z.optional(z.string()),
      }),
    },
    problems: ['operator-only'],
  },
} as const satisfies Record<string, Operation>;
