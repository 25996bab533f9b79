/** What is kept of an exchange of SMS with one phone: the question that waits, and how many answers left. */
import { dayMs } from '../milliseconds.ts';

/** A report that waits for something to be known. */
export interface Draft {
  /** Of the SMS that it came with: whatever answers complete it, it is one report. */
  readonly textId: string;
  readonly text: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly categoryId?: string;
}

/** What was asked: what it is, where it goes, or whether it is to be sent at all. */
export interface Question {
  readonly about: 'category' | 'community' | 'sending';
  readonly draft: Draft;
  /** What each number stands for: categories or communities, by their identifiers. */
  readonly options: readonly string[];
  readonly expiresAtMs: number;
}

export interface Conversation {
  /** How many times it was saved, 0 before the first; the condition of the next save. */
  readonly version: number;
  readonly question?: Question;
  /** When the answers of the past day left, in milliseconds since 1970, the oldest first. */
  readonly answeredAtMs: readonly number[];
  /** When somebody unknown was last told how to join. */
  readonly invitedAtMs?: number;
}

export const newConversation: Conversation = { version: 0, answeredAtMs: [] };

const questionLifeMs = 30 * 60_000;
const mostAnswersADay = 20;

/** Asks, instead of anything asked before. */
export function questionAt(now: Date, question: Omit<Question, 'expiresAtMs'>): Question {
  return { ...question, expiresAtMs: now.getTime() + questionLifeMs };
}

/** The question that waits, while it does. */
export function openQuestion({ question }: Conversation, now: Date): Question | undefined {
  return question && question.expiresAtMs > now.getTime() ? question : undefined;
}

/** The conversation after an answer, which counts; nothing when there were enough within a day. */
export function withAnswer(conversation: Conversation, now: Date): Conversation | undefined {
  const lately = conversation.answeredAtMs.filter((atMs) => atMs > now.getTime() - dayMs);
  if (lately.length >= mostAnswersADay) return undefined;
  return { ...conversation, answeredAtMs: [...lately, now.getTime()] };
}

/** The conversation after somebody unknown was told how to join; nothing when they were within a day. */
export function withInvitation(conversation: Conversation, now: Date): Conversation | undefined {
  const { invitedAtMs } = conversation;
  if (invitedAtMs !== undefined && invitedAtMs > now.getTime() - dayMs) return undefined;
  const answered = withAnswer(conversation, now);
  return answered && { ...answered, invitedAtMs: now.getTime() };
}

/** From then on nothing of it counts, in seconds since 1970. */
export function forgottenAtSeconds({ question, answeredAtMs }: Conversation): number {
  const latestMs = Math.max(0, question?.expiresAtMs ?? 0, ...answeredAtMs.map((atMs) => atMs + dayMs));
  return Math.ceil(latestMs / 1000);
}
