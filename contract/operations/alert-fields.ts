/** The fields that say what an alert is, shared by every operation on alerts. */
import * as z from 'zod/mini';
import { instant, latitude, level, line, longitude, ulid } from '../fields.ts';

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

/** What a vehicle looks like, as neighbours read it; its plate is not among that. */
export const vehicle = z.strictObject({
  type: line(2, 40),
  colour: z.optional(line(2, 40)),
  make: z.optional(line(2, 40)),
});
export type Vehicle = z.infer<typeof vehicle>;

/** The plate of a vehicle, French or foreign: for officers only, encrypted, erased after 72 hours. */
export const numberPlate = z
  .string()
  .check(z.trim(), z.toUpperCase(), z.minLength(2), z.maxLength(15), z.regex(/^[A-Z0-9][A-Z0-9 -]*[A-Z0-9]$/));

/** The file number under which the police look for witnesses. */
export const caseNumber = line(2, 40);

/** Whom an officer addresses. */
export const audience = z.union([
  z.enum(['all-communities', 'referents']),
  z.strictObject({ communities: z.array(ulid).check(z.minLength(1), z.maxLength(500)) }),
]);
export type AskedAudience = z.infer<typeof audience>;

/** How sure the fact is, as CAP 1.2 says it: reported, seen by a second witness, confirmed by the police. */
export const certainty = z.enum(['possible', 'likely', 'observed']);
export type Certainty = z.infer<typeof certainty>;

export const witnessCounts = z.object({ confirm: z.number(), deny: z.number() });

/** Whether all of it is practice: every text then says so first, whatever its category. */
export const exercise = z.boolean();

/** Whom an alert reaches at its level: so many residents, and so many by each channel. */
export const reach = z.object({
  residents: z.number(),
  channels: z.object({ email: z.number(), sms: z.number(), push: z.number() }),
});
export type ReachView = z.infer<typeof reach>;

/** Who speaks. */
export const sourceKind = z.enum(['resident', 'referent', 'police', 'town-hall']);
export type SourceKind = z.infer<typeof sourceKind>;

/** Without `name` its author chose not to be named to neighbours. */
const source = z.object({ kind: sourceKind, name: z.optional(z.string()) });

/** What followed the first message. `hidden` and `restored` are the moderators'. */
export const updateKind = z.enum(['update', 'taken-in-charge', 'resolved', 'retracted', 'hidden', 'restored']);
export type UpdateKind = z.infer<typeof updateKind>;

export const updateView = z.object({
  /** 1 for the first message after the alert itself. */
  number: z.number(),
  kind: updateKind,
  message: z.optional(z.string()),
  outcome: z.optional(z.string()),
  at: instant,
  source,
});

/** What the screening found: words that say who people are, or that the reporter has just joined. */
export const screeningReason = z.enum([
  'origin',
  'religion',
  'insult',
  'person-name',
  'phone-number',
  'number-plate',
  'newcomer',
]);
export type ScreeningReason = z.infer<typeof screeningReason>;

/** Why a neighbour flags an alert to the moderators. */
export const flagReason = z.enum(['false', 'profiling', 'private-matter', 'insult', 'other']);
export type FlagReason = z.infer<typeof flagReason>;

/** Why an alert is on the moderators' list. */
export const caseReason = z.enum(['held', 'masked', 'flagged', 'appealed']);
export type CaseReason = z.infer<typeof caseReason>;

export const moderationDecision = z.enum(['publish', 'refuse', 'hide', 'restore']);
export type ModerationDecision = z.infer<typeof moderationDecision>;

/** A decision of moderators, as its author reads it. */
export const decisionView = z.object({ decision: moderationDecision, reason: z.string(), at: instant });

export const alertView = z.object({
  alertId: ulid,
  inseeCode: z.string(),
  /** The community in which its reader meets it; absent where there is none, as for what referents alone receive. */
  communityId: z.optional(ulid),
  category: z.string(),
  level,
  /** It is practice; absent from what is real. */
  exercise: z.optional(z.literal(true)),
  status: alertStatus,
  headline: z.string(),
  description: z.string(),
  place,
  happenedAt: instant,
  reportedAt: instant,
  expiresAt: instant,
  source,
  emergencyCalled,
  vehicle: z.optional(vehicle),
  caseNumber: z.optional(z.string()),
  certainty,
  witnesses: witnessCounts,
  updates: z.array(updateView),
  /** Whether the municipal police take part, under a protocol in force; without one they receive nothing. */
  policeTakePart: z.boolean(),
  /** What it waits for: a `draft` or an `update` of a source awaits any officer. */
  awaits: z.optional(z.enum(['moderation', 'second-officer', 'draft', 'update'])),
  /** Since when; another one means that something else now waits. */
  awaitsSince: z.optional(instant),
  /** What that update tells. */
  awaitedMessage: z.optional(z.string()),
  /** Neighbours do not see it: for its author, and whoever moderates. */
  hidden: z.optional(z.boolean()),
  /** The last decision on it: for its author, and whoever moderates. */
  decision: z.optional(decisionView),
  /** To whom it was sent: for officers. */
  audience: z.optional(z.object({ communities: z.array(ulid), allCommunities: z.boolean(), referents: z.boolean() })),
  /** To whoever sends an exercise, in answer: whom it goes to. */
  reach: z.optional(reach),
  /** For officers, when one alert is read; each reading is recorded. */
  numberPlate: z.optional(z.string()),
});
export type AlertView = z.infer<typeof alertView>;
