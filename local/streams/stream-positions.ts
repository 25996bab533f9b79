import * as z from 'zod';
import { openDatabase } from '../sqlite.ts';

/** Where each reader is in each shard: the sequence number of the last record that it is done with. */
export interface StreamPositions {
  get(reader: string, shardId: string): string | undefined;
  save(reader: string, shardId: string, sequenceNumber: string): void;
  close(): void;
}

const schema = `CREATE TABLE IF NOT EXISTS positions (
  reader TEXT NOT NULL, shardId TEXT NOT NULL, sequenceNumber TEXT NOT NULL, PRIMARY KEY (reader, shardId));`;

const positionRow = z.object({ sequenceNumber: z.string() });

/** Opens the positions kept in a file, or in memory. */
export function openStreamPositions(path: string): StreamPositions {
  const database = openDatabase(path, schema);
  const select = database.prepare('SELECT sequenceNumber FROM positions WHERE reader = ? AND shardId = ?');
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO positions (reader, shardId, sequenceNumber) VALUES (?, ?, ?)',
  );
  return {
    get: (reader, shardId) => positionRow.optional().parse(select.get(reader, shardId))?.sequenceNumber,
    save: (reader, shardId, sequenceNumber) => void upsert.run(reader, shardId, sequenceNumber),
    close: () => database.close(),
  };
}
