import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { notFound } from '../errors.ts';
import { type Attributes, attributesColumn } from './attributes.ts';

const applicationRow = z.object({ arn: z.string(), attributes: attributesColumn });

/** A mobile application: FCM's (`GCM`) or Apple's. */
type PlatformApplication = z.infer<typeof applicationRow>;

export const applicationsSchema =
  'CREATE TABLE IF NOT EXISTS applications (arn TEXT PRIMARY KEY, attributes TEXT NOT NULL);';

/** The platform applications of the account. */
export interface ApplicationStore {
  find(arn: string): PlatformApplication | undefined;
  /** @throws SnsError NotFound */
  get(arn: string): PlatformApplication;
  save(arn: string, attributes: Attributes): void;
  delete(arn: string): void;
}

/** Keeps platform applications in the database. */
export function createApplicationStore(database: DatabaseSync): ApplicationStore {
  const select = database.prepare('SELECT * FROM applications WHERE arn = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO applications (arn, attributes) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM applications WHERE arn = ?');
  const find = (arn: string): PlatformApplication | undefined => applicationRow.optional().parse(select.get(arn));
  return {
    find,
    get: (arn) => {
      const application = find(arn);
      if (application === undefined) {
        throw notFound('PlatformApplication does not exist');
      }
      return application;
    },
    save: (arn, attributes) => void upsert.run(arn, JSON.stringify(attributes)),
    delete: (arn) => void remove.run(arn),
  };
}
