/** The shape of an alert, as its table gives it back. */
import * as z from 'zod/mini';
import { capCategories } from '../../../contract/cap-categories.ts';
import { bilingual, level } from '../../../contract/fields.ts';
import {
  caseReason,
  certainty,
  emergencyCalled,
  flagReason,
  moderationDecision,
  place,
  screeningReason,
  sourceKind,
  updateKind,
  vehicle,
  witnessCounts,
} from '../../../contract/operations/alert-fields.ts';

const author = z.object({ residentId: z.string(), kind: sourceKind, name: z.string(), hidden: z.boolean() });

const actor = z.object({ residentId: z.string(), kind: sourceKind });

const addressees = z.object({
  communityIds: z.array(z.string()),
  allCommunities: z.boolean(),
  referents: z.boolean(),
});

const message = z.object({
  number: z.number(),
  kind: z.enum(['alert', 'forwarding', ...updateKind.options]),
  at: z.string(),
  by: author,
  text: z.exactOptional(z.string()),
  outcome: z.exactOptional(z.string()),
  certainty,
  to: z.exactOptional(addressees),
});

const flag = z.object({
  residentId: z.string(),
  household: z.string(),
  reason: flagReason,
  detail: z.exactOptional(z.string()),
  at: z.string(),
});

const moderation = z.object({
  open: z.exactOptional(z.object({ reasons: z.array(caseReason), since: z.string(), communityId: z.string() })),
  screening: z.array(screeningReason),
  original: z.exactOptional(
    z.object({ description: z.string(), place: z.string(), vehicle: z.exactOptional(vehicle) }),
  ),
  flags: z.array(flag),
  hidden: z.exactOptional(z.enum(['by-flags', 'by-moderators'])),
  decision: z.exactOptional(z.object({ decision: moderationDecision, reason: z.string(), at: z.string(), by: actor })),
  appeal: z.exactOptional(z.object({ statement: z.string(), at: z.string() })),
});

export const alert = z.object({
  alertId: z.string(),
  version: z.number(),
  inseeCode: z.string(),
  origin: z.exactOptional(z.object({ communityId: z.string(), name: z.string() })),
  category: z.string(),
  categoryLabel: bilingual,
  capCategory: z.enum(capCategories),
  level,
  exercise: z.exactOptional(z.literal(true)),
  status: z.enum(['held', 'published', 'taken-in-charge', 'resolved', 'retracted', 'refused']),
  readers: z.enum(['neighbours', 'officers']),
  description: z.string(),
  place,
  happenedAt: z.string(),
  reportedAt: z.string(),
  expiresAt: z.string(),
  author,
  emergencyCalled,
  vehicle: z.exactOptional(vehicle),
  caseNumber: z.exactOptional(z.string()),
  addressees,
  messages: z.array(message),
  witnesses: witnessCounts,
  confirmedByPolice: z.boolean(),
  awaits: z.exactOptional(
    z.object({
      what: z.enum(['alert', 'forwarding', 'draft', 'update']),
      by: author,
      at: z.string(),
      to: addressees,
      livesMs: z.exactOptional(z.number()),
      text: z.exactOptional(z.string()),
      expiresAt: z.exactOptional(z.string()),
    }),
  ),
  confirmedBy: z.exactOptional(actor),
  moderation,
  history: z.object({ count: z.number(), hash: z.string() }),
});

/** As `z.catch` does, which would bring 8 KB more of zod into each bundle. */
const orElse = <Schema extends z.ZodMiniType>(schema: Schema, fallback: z.output<Schema>) =>
  z.union([
    schema,
    z.pipe(
      // Optional, for what is missing altogether.
      z.optional(z.unknown()),
      z.transform(() => fallback),
    ),
  ]);

/** Read even where it lost its form: what is put in the place of it has another hash, and so the chain shows that it was changed. */
export const historyEntry = z.object({
  number: orElse(z.number(), 0),
  at: orElse(z.string(), ''),
  actor: orElse(actor, { residentId: '', kind: 'resident' }),
  action: orElse(z.string(), ''),
  details: orElse(z.record(z.string(), z.unknown()), {}),
  previousHash: orElse(z.string(), ''),
  nonce: orElse(z.string(), ''),
  hash: orElse(z.string(), ''),
});
