/** Why a document cannot be read: told to officers and to the log, which never quote the document. */
export type UnreadableReason =
  | 'encoding'
  | 'doctype'
  | 'malformed'
  | 'too-deep'
  | 'too-many-elements'
  | 'not-cap'
  | 'not-valid-cap';

export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
