import type { Conversation } from '../../domain/texting/conversation.ts';

/** What an SMS came to: an answer that is still to be sent, or nothing any more. */
export type TextOutcome = { readonly answer: string } | 'over';

/** What was just carried out of an SMS. */
export interface Settled {
  /** SHA-256, hexadecimal, as in `InboundText`. */
  readonly textId: string;
  /** Absent when none is to be sent. */
  readonly answer?: string;
  readonly at: Date;
}

/**
 * The exchanges of SMS, in the table of residents: one item for each phone, which its key does not tell, and one for each SMS that came.
 */
export interface ConversationStore {
  /** @param phone E.164; @returns a new one for a phone that never wrote */
  find(phone: string): Promise<Conversation>;
  /** @returns nothing for an SMS that was not carried out yet */
  findOutcome(textId: string): Promise<TextOutcome | undefined>;
  /**
   * Writes what an SMS came to, with the conversation as it then is: both or nothing.
   * @throws Refusal `changed-meanwhile` when the SMS was carried out already, or somebody saved the conversation in between
   */
  settle(phone: string, before: Conversation, after: Conversation, settled: Settled): Promise<void>;
  /** Takes the answer, for whoever then sends it: nobody is given it twice. @returns nothing when there is none */
  claimAnswer(textId: string): Promise<string | undefined>;
  /** Gives back an answer that surely did not leave. */
  releaseAnswer(textId: string, answer: string): Promise<void>;
}
