import * as z from 'zod';
import type { ReadNeeds } from './call.ts';

const input = z.object({
  KeyId: z.string(),
  EncryptionContext: z.record(z.string(), z.string()).default({}),
});

/** https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context-keys */
export const kmsNeeds: ReadNeeds = ({ operation, body }, arn) => {
  const { KeyId, EncryptionContext } = input.parse(JSON.parse(body));
  const key = KeyId.startsWith('arn:') ? KeyId : arn('kms', `key/${KeyId}`);
  const keys = { 'kms:EncryptionContextKeys': Object.keys(EncryptionContext) };
  return [{ action: `kms:${operation}`, resource: [key], keys }];
};
