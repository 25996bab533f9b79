/** SMS to one phone; alerts go to topics instead. Phones are E.164. */
export interface TextMessages {
  /** Sends a text of one segment at once. @throws TextRefused when it surely did not leave; after any other error it may have */
  send(phone: string, text: string): Promise<void>;
  /** Whether the phone's owner stopped every SMS of this account. */
  isOptedOut(phone: string): Promise<boolean>;
  /** Lets SMS through again, which is possible once every 30 days. @returns false when it was refused */
  optIn(phone: string): Promise<boolean>;
  /** Every opted-out phone, page by page. */
  optedOutPages(): AsyncIterable<readonly string[]>;
}

/** An SMS that was not taken. */
export class TextRefused extends Error {
  /** Whether it never will be: trying again is in vain. */
  readonly forGood: boolean;

  constructor(forGood: boolean, options?: ErrorOptions) {
    super('an SMS was refused', options);
    this.name = 'TextRefused';
    this.forGood = forGood;
  }
}
