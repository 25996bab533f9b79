import type { LocalKms } from '../engines/kms/kms.ts';
import { physicalName, type Template } from '../template/template.ts';

/** Makes the encryption keys that are not there yet. */
export function makeKeys(template: Template, { makeKey }: Pick<LocalKms, 'makeKey'>): void {
  for (const resource of template.resources('AWS::KMS::Key')) {
    const keyId = physicalName(resource);
    template.note(resource, { ref: keyId, attributes: { Arn: makeKey(keyId), KeyId: keyId } });
  }
}
