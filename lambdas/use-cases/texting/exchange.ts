import type { Language } from '../../../contract/fields.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { Confirmed } from '../../domain/texting/answers/other-answers.ts';
import type { Question } from '../../domain/texting/conversation.ts';
import type { InboundText } from '../../domain/texting/inbound-text.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { PlateCipher } from '../../plates/plate-cipher.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Caller, Clock } from '../use-case.ts';

/** Who was named by somebody else, and is asked to agree by SMS. */
export interface PendingConfirmations {
  /** @returns whether somebody enrolled this phone, which has not answered yet */
  isEnrolled(phone: string, now: Date): Promise<boolean>;
  /**
   * Agrees to what its phone waited for when it was written.
   * @param say what is answered, which is written together with what is done: the SMS is carried out once
   * @returns that answer; nothing when the phone waited for nothing
   * @throws Refusal why it cannot be; it waits no more when it never can
   */
  confirm(text: InboundText, say: (outcome: Confirmed | Refusal) => string): Promise<string | undefined>;
  /** @param answer as of `confirm`; @returns whether the phone waited for something, which is now over */
  refuse(text: InboundText, answer: string): Promise<boolean>;
  /** Refuses all that it waits for, and ends what it had agreed to for somebody else. @returns whether there was anything */
  stop(text: InboundText): Promise<boolean>;
}

/** What it takes to do for a resident what they write. */
export interface TextingDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findHolder'>;
  readonly communities: Pick<
    CommunityStore,
    'find' | 'findAll' | 'findSpecialCategory' | 'findProtocol' | 'countReach'
  >;
  readonly alerts: Pick<
    AlertStore,
    | 'accept'
    | 'find'
    | 'findAll'
    | 'findAccepted'
    | 'findExercises'
    | 'findRecord'
    | 'findWitness'
    | 'listFeed'
    | 'listOwn'
    | 'recordAdvice'
    | 'save'
    | 'wasAdvised'
  >;
  readonly plates: Pick<PlateCipher, 'encrypt'>;
  readonly textMessages: Pick<TextMessages, 'isOptedOut' | 'optIn'>;
  readonly pendingConfirmations: PendingConfirmations;
  readonly clock: Clock;
  readonly newId: (now: Date) => string;
}

/** One SMS of a resident, and what is known around it. */
export interface Exchange {
  readonly text: InboundText;
  readonly resident: Resident;
  readonly language: Language;
  /** They call by the number that they proved to have, as others do by their token. */
  readonly caller: Caller;
  /** What was asked, and still waits. */
  readonly question: Question | undefined;
  readonly now: Date;
}

/** What is answered, and what becomes of the question: another one, none, or the same as before when it is left out. */
export interface Reply {
  readonly answer: string;
  readonly question?: Question | 'none';
}
