import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DecryptCommand, EncryptCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { kmsPlateCipher } from '../../lambdas/plates/kms-plate-cipher.ts';
import { type LocalKms, startKms } from '../../local/engines/kms/kms.ts';

const region = 'eu-west-3';
let folder: string;
let kms: LocalKms;
let client: KMSClient;
let keyArn: string;

const start = async () => {
  kms = await startKms({ path: join(folder, 'keys.sqlite'), region });
  client = new KMSClient({ endpoint: kms.endpoint, region, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  keyArn = kms.makeKey('plates');
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kms-'));
  return start();
});

afterEach(async () => {
  client.destroy();
  await kms.stop();
  rmSync(folder, { recursive: true, force: true });
});

const encrypt = (text: string, EncryptionContext?: Record<string, string>, KeyId = keyArn) =>
  client.send(
    new EncryptCommand({ KeyId, Plaintext: Buffer.from(text), ...(EncryptionContext ? { EncryptionContext } : {}) }),
  );

const decrypt = (CiphertextBlob: Uint8Array | undefined, EncryptionContext?: Record<string, string>, KeyId?: string) =>
  client.send(
    new DecryptCommand({
      CiphertextBlob,
      ...(EncryptionContext ? { EncryptionContext } : {}),
      ...(KeyId === undefined ? {} : { KeyId }),
    }),
  );

const textOf = ({ Plaintext }: { Plaintext?: Uint8Array | undefined }) => Buffer.from(Plaintext ?? []).toString();

describe('a text', () => {
  test('is read again in its context, in whatever order that is given', async () => {
    const { CiphertextBlob, KeyId, EncryptionAlgorithm } = await encrypt('AA-123-AA', { a: '1', b: '2' });
    expect({ KeyId, EncryptionAlgorithm }).toEqual({ KeyId: keyArn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' });
    expect(Buffer.from(CiphertextBlob ?? []).toString('latin1')).not.toContain('AA-123-AA');
    expect(textOf(await decrypt(CiphertextBlob, { b: '2', a: '1' }))).toBe('AA-123-AA');
  });

  test('is never encrypted twice in the same way', async () => {
    const [one, other] = [await encrypt('AA-123-AA'), await encrypt('AA-123-AA')];
    expect(one.CiphertextBlob).not.toEqual(other.CiphertextBlob);
  });

  test('is read after a restart', async () => {
    const { CiphertextBlob } = await encrypt('AA-123-AA');
    await kms.stop();
    await start();
    expect(textOf(await decrypt(CiphertextBlob))).toBe('AA-123-AA');
  });

  test.each<[string, Record<string, string> | undefined]>([
    ['another context', { alertId: 'other' }],
    ['no context', undefined],
  ])('is not read in %s', async (_, context) => {
    const { CiphertextBlob } = await encrypt('AA-123-AA', { alertId: 'one' });
    await expect(decrypt(CiphertextBlob, context)).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  test('that was changed is not read', async () => {
    const changed = Uint8Array.from((await encrypt('AA-123-AA')).CiphertextBlob ?? []);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await expect(decrypt(changed)).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    await expect(decrypt(Buffer.from('nothing of ours'))).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  test('is not read with another key', async () => {
    const { CiphertextBlob } = await encrypt('AA-123-AA');
    const call = decrypt(CiphertextBlob, undefined, kms.makeKey('others'));
    await expect(call).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  });

  test('of more than 4,096 bytes is refused, as an empty one is', async () => {
    await expect(encrypt('a'.repeat(4097))).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(encrypt('')).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

test('a key that was never made encrypts nothing', async () => {
  await expect(encrypt('text', undefined, 'unknown')).rejects.toMatchObject({ name: 'NotFoundException' });
});

test('what it does not know is refused', async () => {
  await expect(client.send(new ListKeysCommand({}))).rejects.toMatchObject({ name: 'UnknownOperationException' });
});

describe('the cipher of plates', () => {
  test('reads a plate for its own alert alone', async () => {
    const cipher = kmsPlateCipher(() => client, keyArn);
    const ciphertext = await cipher.encrypt('one', 'AA-123-AA');
    expect(await cipher.decrypt('one', ciphertext)).toBe('AA-123-AA');
    await expect(cipher.decrypt('other', ciphertext)).rejects.toThrow();
  });
});
