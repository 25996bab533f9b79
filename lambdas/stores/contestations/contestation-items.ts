/** Contestations, and what limits them, as items of the table of alerts and back. */
import * as z from 'zod/mini';
import { answerSending, contestationDecision } from '../../../contract/contestation-words.ts';
import { bilingual, language, level } from '../../../contract/fields.ts';
import { sourceKind } from '../../../contract/operations/alert-fields.ts';
import type { Contestation } from '../../domain/contestations/contestation.ts';
import { contestationPurgeAtSeconds, nextTask } from '../../domain/contestations/contestation-life.ts';
import type { Item, Key } from '../database.ts';

export const contestationKey = (contestationId: string): Key => ({
  pk: `CONTESTATION#${contestationId}`,
  sk: 'CONTESTATION',
});

/** In the index `byMunicipality`, beside the alerts of the municipality. */
export const contestationsOf = (inseeCode: string) => `MUNICIPALITY#${inseeCode}#CONTESTATIONS`;

/** The partition of the index `pending` that holds those with which something is to be done. */
export const contestationsPending = 'CONTESTATION';

export function contestationItem(contestation: Contestation): Item & Key {
  const { contestationId, inseeCode } = contestation;
  const task = nextTask(contestation);
  return {
    ...contestationKey(contestationId),
    ...contestation,
    municipalityKey: contestationsOf(inseeCode),
    municipalitySort: contestationId,
    ...(task ? { pendingKey: contestationsPending, dueAt: task.at.getTime() } : {}),
    expiresAtSeconds: contestationPurgeAtSeconds(contestation),
  };
}

const contestation = z.object({
  contestationId: z.string(),
  version: z.number(),
  inseeCode: z.string(),
  alertId: z.string(),
  alert: z.object({
    category: z.string(),
    categoryLabel: bilingual,
    level,
    reportedAt: z.string(),
    communityName: z.exactOptional(z.string()),
    officerId: z.exactOptional(z.string()),
    words: z.exactOptional(z.object({ description: z.string(), place: z.string() })),
  }),
  language,
  receivedAt: z.string(),
  statement: z.string(),
  contact: z.exactOptional(z.string()),
  answer: z.exactOptional(
    z.object({
      decision: contestationDecision,
      reasons: z.string(),
      at: z.string(),
      by: z.object({ residentId: z.string(), kind: sourceKind }),
      sending: answerSending,
      attempts: z.number(),
      nextTryAt: z.string(),
    }),
  ),
});

export const parseContestation = (item: unknown): Contestation => z.parse(contestation, item);
