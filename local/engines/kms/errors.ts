/** An error as KMS answers it: `code` is what the SDK turns into an exception. */
export class KmsError extends Error {
  override readonly name = 'KmsError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The text was not encrypted by this key, or in another context, or was changed. AWS says no more than that either. */
export const invalidCiphertext = (): KmsError => new KmsError('InvalidCiphertextException', '');
