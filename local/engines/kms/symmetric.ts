import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { invalidCiphertext } from './errors.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** In front of every ciphertext: the length of the key's id, one byte. */
const lengthBytes = 1;

export type EncryptionContext = Readonly<Record<string, string>>;

export const newMaterial = (): Buffer => randomBytes(32);

/** A ciphertext that says by which key it was made. */
export function encrypt(keyId: string, material: Uint8Array, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, material, nonce).setAAD(authenticated(context));
  const encrypted = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const name = Buffer.from(keyId);
  return Buffer.concat([Buffer.from([name.length]), name, nonce, cipher.getAuthTag(), encrypted]);
}

export function keyIdOf(ciphertext: Buffer): string {
  return ciphertext.subarray(lengthBytes, lengthBytes + (ciphertext[0] ?? 0)).toString();
}

/** @throws KmsError `InvalidCiphertextException` when key, context or text are not those of the encryption */
export function decrypt(material: Uint8Array, ciphertext: Buffer, context: EncryptionContext): Buffer {
  const body = ciphertext.subarray(lengthBytes + (ciphertext[0] ?? 0));
  const [nonce, tag] = [body.subarray(0, nonceBytes), body.subarray(nonceBytes, nonceBytes + tagBytes)];
  try {
    const decipher = createDecipheriv(algorithm, material, nonce).setAAD(authenticated(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    throw invalidCiphertext();
  }
}

/** The context in one order, whatever the order in which it is given. */
function authenticated(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}
