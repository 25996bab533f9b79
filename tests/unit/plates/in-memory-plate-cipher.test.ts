import { expect, test } from '@jest/globals';
import { inMemoryPlateCipher } from '../../../lambdas/plates/in-memory-plate-cipher.ts';

test('a plate is read for its own alert alone, as under a key of KMS', async () => {
  const cipher = inMemoryPlateCipher();
  const ciphertext = await cipher.encrypt('one', 'AA-123-AA');
  expect(ciphertext).not.toContain('AA-123-AA');
  expect(await cipher.decrypt('one', ciphertext)).toBe('AA-123-AA');
  await expect(cipher.decrypt('other', ciphertext)).rejects.toThrow();
});
