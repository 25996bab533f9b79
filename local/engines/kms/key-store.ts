import { openDatabase } from '../../sqlite.ts';
import { newMaterial } from './symmetric.ts';

const schema = 'CREATE TABLE IF NOT EXISTS keys (keyId TEXT PRIMARY KEY, material BLOB NOT NULL)';

/** The keys of this machine. */
export interface KeyStore {
  /** Makes a key, unless there is one of that id. */
  make(keyId: string): void;
  material(keyId: string): Uint8Array | undefined;
  close(): void;
}

/** Keeps keys in a database: what they encrypted can be read after a restart. */
export function openKeyStore(path: string): KeyStore {
  const database = openDatabase(path, schema);
  const insert = database.prepare('INSERT OR IGNORE INTO keys (keyId, material) VALUES (?, ?)');
  const select = database.prepare('SELECT material FROM keys WHERE keyId = ?');
  return {
    make: (keyId) => {
      insert.run(keyId, newMaterial());
    },
    material: (keyId) => {
      const material = select.get(keyId)?.material;
      return material instanceof Uint8Array ? material : undefined;
    },
    close: () => database.close(),
  };
}
