import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const endpointRow = z.object({
  arn: z.string(),
  applicationArn: z.string(),
  token: z.string(),
  userData: z.string(),
  enabled: z.number().transform((enabled) => enabled === 1),
});

/** A device of a platform application. A disabled one receives nothing until it is enabled again. */
export type PlatformEndpoint = z.infer<typeof endpointRow>;

export const endpointsSchema = `CREATE TABLE IF NOT EXISTS endpoints (
  arn TEXT PRIMARY KEY, applicationArn TEXT NOT NULL, token TEXT NOT NULL, userData TEXT NOT NULL, enabled INTEGER NOT NULL,
  UNIQUE (applicationArn, token));
  CREATE INDEX IF NOT EXISTS endpoints_by_token ON endpoints (token);`;

/** The devices of every platform application. */
export interface EndpointStore {
  find(arn: string): PlatformEndpoint | undefined;
  findByToken(applicationArn: string, token: string): PlatformEndpoint | undefined;
  /** Every endpoint with the ARN or the token. */
  matching(arnOrToken: string): PlatformEndpoint[];
  save(endpoint: PlatformEndpoint): void;
  delete(arn: string): void;
}

/** Keeps endpoints in the database. */
export function createEndpointStore(database: DatabaseSync): EndpointStore {
  const byArn = database.prepare('SELECT * FROM endpoints WHERE arn = ?');
  const byToken = database.prepare('SELECT * FROM endpoints WHERE applicationArn = ? AND token = ?');
  const matching = database.prepare('SELECT * FROM endpoints WHERE arn = ?1 OR token = ?1');
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO endpoints (arn, applicationArn, token, userData, enabled) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM endpoints WHERE arn = ?');
  return {
    find: (arn) => endpointRow.optional().parse(byArn.get(arn)),
    findByToken: (applicationArn, token) => endpointRow.optional().parse(byToken.get(applicationArn, token)),
    matching: (arnOrToken) => z.array(endpointRow).parse(matching.all(arnOrToken)),
    save: ({ arn, applicationArn, token, userData, enabled }) =>
      void upsert.run(arn, applicationArn, token, userData, Number(enabled)),
    delete: (arn) => void remove.run(arn),
  };
}
