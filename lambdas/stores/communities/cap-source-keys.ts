/** Where sources of CAP alerts are: all of them in one partition, those of a municipality side by side, so that none is looked for. */
import type { CapSource, CapSourceKey } from '../../domain/cap/cap-source.ts';
import type { Key, Write } from '../database.ts';

export const allSources = 'CAP-SOURCES';
export const sourcesOf = (inseeCode: string) => `${inseeCode}#`;

export const capSourceKey = ({ inseeCode, sourceId }: CapSourceKey): Key => ({
  pk: allSources,
  sk: `${sourcesOf(inseeCode)}${sourceId}`,
});

/** The condition that a source is as it was read. */
export function standingSource(table: string, source: Pick<CapSource, 'inseeCode' | 'sourceId' | 'revision'>): Write {
  return { ConditionCheck: { TableName: table, Key: { ...capSourceKey(source) }, ...isRevision(source) } };
}

export const isRevision = ({ revision }: Pick<CapSource, 'revision'>) => ({
  ConditionExpression: 'revision = :revision',
  ExpressionAttributeValues: { ':revision': revision },
});
