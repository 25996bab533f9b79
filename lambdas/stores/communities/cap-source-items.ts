/** Sources of CAP alerts as items, and back. */
import * as z from 'zod/mini';
import { capSource, pollOutcome } from '../../../contract/operations/cap-sources.ts';
import { type CapSource, sourcesAtMost } from '../../domain/cap/cap-source.ts';
import type { Item, Key, Write } from '../database.ts';
import { capSourceKey } from './cap-source-keys.ts';
import type { KnownSource } from './cap-sources.ts';
import { municipalityGroup } from './community-items.ts';

/** As text: terms of a source are read and written whole. */
export function capSourceItem(source: CapSource): Item & Key {
  const { revision, authorId, setBy, inseeCode, sourceId, ...terms } = source;
  return { ...capSourceKey(source), inseeCode, sourceId, revision, authorId, setBy, terms: JSON.stringify(terms) };
}

const countKey = (inseeCode: string): Key => ({ pk: municipalityGroup(inseeCode), sk: 'CAP-SOURCE-COUNT' });

/** How many a municipality has, counted with each that comes or goes. */
export function countWrite(table: string, inseeCode: string, change: 1 | -1): Write {
  const limit = change > 0 ? { ConditionExpression: 'attribute_not_exists(sources) OR sources < :most' } : {};
  return {
    Update: {
      TableName: table,
      Key: { ...countKey(inseeCode) },
      UpdateExpression: 'ADD sources :change',
      ...limit,
      ExpressionAttributeValues: { ':change': change, ...(change > 0 ? { ':most': sourcesAtMost } : {}) },
    },
  };
}

const counts = z.object({
  read: z.number(),
  drafted: z.number(),
  sent: z.number(),
  followed: z.number(),
  refused: z.number(),
});

const stored = z.object({
  inseeCode: z.string(),
  sourceId: z.string(),
  revision: z.string(),
  authorId: z.string(),
  setBy: z.object({ residentId: z.string(), kind: z.enum(['police', 'town-hall']) }),
  terms: z.string(),
  memory: z.exactOptional(
    z.object({
      result: z.object({
        fetchedAt: z.string(),
        outcome: pollOutcome,
        reason: z.exactOptional(z.string()),
        counts,
      }),
      known: z.exactOptional(
        z.object({ etag: z.exactOptional(z.string()), lastModified: z.exactOptional(z.string()) }),
      ),
      entries: z.array(z.string()),
    }),
  ),
});

export function knownSourceOf(item: Item): KnownSource {
  const { terms, memory, ...source } = z.parse(stored, item);
  const told = z.parse(capSource, JSON.parse(terms));
  return { source: { ...source, ...told }, ...(memory ? { memory } : {}) };
}
