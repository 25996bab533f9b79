import * as z from 'zod';
import { invalidCiphertext, KmsError } from './errors.ts';
import type { KeyStore } from './key-store.ts';
import { decrypt, encrypt, keyIdOf } from './symmetric.ts';

/** What operations work on. */
export interface Kms {
  readonly keys: KeyStore;
  /** Begins the ARN of every key. */
  readonly arnPrefix: string;
}

/** One operation: gets its input as JSON has it. */
type Operation = (input: unknown, kms: Kms) => Record<string, unknown>;

/** The longest text that a key encrypts by itself. https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
const longestPlaintextBytes = 4096;

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const context = z.record(z.string(), z.string()).default({});

const encryptInput = z.object({
  KeyId: z.string(),
  Plaintext: base64.refine(({ length }) => length > 0 && length <= longestPlaintextBytes),
  EncryptionContext: context,
});

const decryptInput = z.object({
  KeyId: z.string().optional(),
  CiphertextBlob: base64.refine(({ length }) => length > 0),
  EncryptionContext: context,
});

export const operations: Readonly<Record<string, Operation>> = {
  Encrypt: (input, kms) => {
    const { KeyId, Plaintext, EncryptionContext } = parsed(encryptInput, input);
    const { keyId, material, arn } = keyNamed(kms, KeyId);
    const ciphertext = encrypt(keyId, material, Plaintext, EncryptionContext);
    return { CiphertextBlob: ciphertext.toString('base64'), KeyId: arn, ...algorithm };
  },
  Decrypt: (input, kms) => {
    const { KeyId, CiphertextBlob, EncryptionContext } = parsed(decryptInput, input);
    const keyId = keyIdOf(CiphertextBlob);
    if (KeyId !== undefined && keyNamed(kms, KeyId).keyId !== keyId) throw new KmsError('IncorrectKeyException', '');
    const material = kms.keys.material(keyId);
    if (material === undefined) throw invalidCiphertext();
    const plaintext = decrypt(material, CiphertextBlob, EncryptionContext);
    return { Plaintext: plaintext.toString('base64'), KeyId: `${kms.arnPrefix}${keyId}`, ...algorithm };
  },
};

const algorithm = { EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };

function parsed<Input>(schema: z.ZodType<Input>, input: unknown): Input {
  const result = schema.safeParse(input);
  if (!result.success) throw new KmsError('ValidationException', z.prettifyError(result.error));
  return result.data;
}

/** By its id or its ARN. */
function keyNamed({ keys, arnPrefix }: Kms, name: string) {
  const keyId = name.startsWith(arnPrefix) ? name.slice(arnPrefix.length) : name;
  const material = keys.material(keyId);
  if (material === undefined) throw new KmsError('NotFoundException', `Key '${name}' does not exist`);
  return { keyId, material, arn: `${arnPrefix}${keyId}` };
}
