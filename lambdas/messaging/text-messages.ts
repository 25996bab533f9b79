/** SMS to one phone; alerts go to topics instead. Phones are E.164. */
export interface TextMessages {
  /** Sends a text of one segment at once. */
  send(phone: string, text: string): Promise<void>;
  /** Whether the phone's owner stopped every SMS of this account. */
  isOptedOut(phone: string): Promise<boolean>;
  /** Lets SMS through again, which is possible once every 30 days. @returns false when it was refused */
  optIn(phone: string): Promise<boolean>;
  /** Every opted-out phone, page by page. */
  optedOutPages(): AsyncIterable<readonly string[]>;
}
