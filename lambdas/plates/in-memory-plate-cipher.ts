import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { PlateCipher } from './plate-cipher.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** The cipher of one process, for tests: nothing that it encrypted can be read after it. */
export function inMemoryPlateCipher(): PlateCipher {
  const key = randomBytes(32);
  return {
    encrypt: async (alertId, plate) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(alertId));
      const encrypted = Buffer.concat([cipher.update(plate, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64');
    },
    decrypt: async (alertId, ciphertext) => {
      const bytes = Buffer.from(ciphertext, 'base64');
      const [nonce, tag] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes, nonceBytes + tagBytes)];
      const decipher = createDecipheriv(algorithm, key, nonce).setAAD(Buffer.from(alertId)).setAuthTag(tag);
      return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
