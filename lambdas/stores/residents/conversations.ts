import type { Conversation } from '../../domain/texting/conversation.ts';

/** What an SMS came to: an answer that is still to be sent, or nothing any more; or what it did, with the conversation not told yet. */
export type TextOutcome = { readonly answer: string } | { readonly carriedOut: string } | 'over';

/** That an SMS did what cannot be done again, and what is to be answered: written with what it did. */
export interface CarriedOut {
  /** SHA-256, hexadecimal, as in `InboundText`. */
  readonly textId: string;
  readonly answer: string;
  readonly at: Date;
}

/** What was just carried out of an SMS. */
export interface Settled extends Pick<CarriedOut, 'textId' | 'at'> {
  /** Absent when none is to be sent. */
  readonly answer?: string;
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
   * @throws Refusal `changed-meanwhile` when the SMS was settled already, or somebody saved the conversation in between
   */
  settle(phone: string, before: Conversation, after: Conversation, settled: Settled): Promise<void>;
  /** Takes the answer, for whoever then sends it: nobody is given it twice. @returns nothing when there is none */
  claimAnswer(textId: string): Promise<string | undefined>;
  /** Gives back an answer that surely did not leave. */
  releaseAnswer(textId: string, answer: string): Promise<void>;
}
