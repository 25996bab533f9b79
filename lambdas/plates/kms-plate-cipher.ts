import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { PlateCipher } from './plate-cipher.ts';

/**
 * The cipher under a KMS key: the alert is the encryption context, without which KMS decrypts nothing, and which its log names.
 * @param client asked for with the first plate: few alerts have one
 */
export function kmsPlateCipher(client: () => KMSClient, keyArn: string): PlateCipher {
  const under = (alertId: string) => ({ KeyId: keyArn, EncryptionContext: { alertId } });
  return {
    encrypt: async (alertId, plate) => {
      const { CiphertextBlob } = await client().send(
        new EncryptCommand({ ...under(alertId), Plaintext: Buffer.from(plate) }),
      );
      return Buffer.from(given(CiphertextBlob)).toString('base64');
    },
    decrypt: async (alertId, ciphertext) => {
      const { Plaintext } = await client().send(
        new DecryptCommand({ ...under(alertId), CiphertextBlob: Buffer.from(ciphertext, 'base64') }),
      );
      return Buffer.from(given(Plaintext)).toString();
    },
  };
}

function given(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error('KMS answered without a result');
  return bytes;
}
