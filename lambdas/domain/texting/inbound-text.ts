/** An SMS that somebody wrote to the platform. */
export interface InboundText {
  /** SHA-256 of the carrier's identifier, hexadecimal: the same whenever it is delivered again. */
  readonly textId: string;
  /** Who wrote it; E.164. */
  readonly phone: string;
  readonly body: string;
  /** ISO 8601; the same whenever it is delivered again. */
  readonly receivedAt: string;
}
