import { Refusal } from '../../domain/refusal.ts';
import { type Enrolment, isOver } from '../../domain/residents/enrolment.ts';
import {
  codeLimits,
  nextSendingMs,
  questionLimits,
  type SendingLimit,
  stopLinkLimits,
  tooManyCodes,
  tooManyStopLinks,
} from '../../domain/residents/sendings.ts';
import type { CountedOrigin } from '../../domain/source-limits.ts';
import { utcDay } from '../../domain/utc-day.ts';
import type { TextOutcome } from './conversations.ts';
import { type Counted, mostADay, tooManyToday } from './daily-counts.ts';
import { leftAloneMs } from './phone-items.ts';
import type { SaveEffects } from './residents.ts';

/** What is kept of phones and of what is sent to them, in memory. Each `check` throws where the write's condition would fail. */
export class PhonesInMemory {
  readonly holders = new Map<string, string>();
  /** By what was sent to whom, the newest first. */
  readonly #sent = new Map<string, readonly number[]>();
  readonly #counts = new Map<string, number>();
  readonly #enrolments = new Map<string, Enrolment>();
  readonly #refusedUntilMs = new Map<string, number>();
  readonly #outcomes: Map<string, TextOutcome>;

  constructor(outcomes: Map<string, TextOutcome>) {
    this.#outcomes = outcomes;
  }

  /** @throws Refusal as the conditions of these effects; nothing is written yet */
  check(residentId: string, { phoneCode, take, answers, invitation, carriedOut }: SaveEffects): void {
    if (carriedOut && this.#outcomes.has(carriedOut.textId)) throw new Refusal('changed-meanwhile');
    if (take && this.holders.get(take.phone) !== take.from) throw new Refusal('changed-meanwhile');
    if (answers && this.#enrolments.get(keyOf(answers))?.residentId !== answers.residentId) {
      throw new Refusal('changed-meanwhile');
    }
    if (phoneCode) this.#checkSending(`code ${phoneCode.phone}`, codeLimits, phoneCode.at);
    if (!invitation) return;
    const { contact, at } = invitation;
    const refusedUntilMs = this.#refusedUntilMs.get(`${contact} ${residentId}`) ?? 0;
    if (refusedUntilMs > at.getTime()) throw new Refusal('relative-refused');
    this.#checkSending(`question ${contact}`, questionLimits, at);
    this.#checkDay(residentId, 'invitations', at);
  }

  write(residentId: string, effects: SaveEffects): void {
    const { phoneCode, take, answers, invitation, relativeAnswer, carriedOut, holds = [] } = effects;
    if (carriedOut) this.#outcomes.set(carriedOut.textId, { carriedOut: carriedOut.answer });
    if (phoneCode) this.#countSending(`code ${phoneCode.phone}`, phoneCode.at);
    for (const endpoint of [...holds, ...(take ? [take.phone] : [])]) this.holders.set(endpoint, residentId);
    if (answers) this.#enrolments.delete(keyOf(answers));
    if (invitation) {
      this.#countSending(`question ${invitation.contact}`, invitation.at);
      this.#countDay(residentId, 'invitations', invitation.at);
    }
    if (relativeAnswer) {
      const { contact, answer, at } = relativeAnswer;
      this.#refusedUntilMs.set(`${contact} ${residentId}`, answer === 'no' ? at.getTime() + leftAloneMs : 0);
    }
  }

  enrol(enrolment: Enrolment): void {
    const at = new Date(enrolment.askedAt);
    const present = this.#enrolments.get(keyOf(enrolment));
    const isTaken = present && present.residentId !== enrolment.residentId && !isOver(present, at);
    if (isTaken) throw new Refusal('changed-meanwhile');
    const question = `question ${enrolment.phone}`;
    this.#checkSending(question, questionLimits, at);
    this.#checkDay(enrolment.enrolledBy, 'enrolments', at);
    this.#countSending(question, at);
    this.#countDay(enrolment.enrolledBy, 'enrolments', at);
    this.#enrolments.set(keyOf(enrolment), enrolment);
  }

  drop(enrolment: Enrolment, effects: Pick<SaveEffects, 'carriedOut'> = {}): void {
    const present = this.#enrolments.get(keyOf(enrolment));
    const isThere = present?.residentId === enrolment.residentId && present.askedAt === enrolment.askedAt;
    if (effects.carriedOut && !isThere) throw new Refusal('changed-meanwhile');
    this.check(enrolment.residentId, effects);
    this.write(enrolment.residentId, effects);
    if (isThere) this.#enrolments.delete(keyOf(enrolment));
  }

  enrolments(): Enrolment[] {
    return [...this.#enrolments.values()];
  }

  noteStopLink(phone: string, origins: readonly CountedOrigin[], at: Date): boolean {
    const counted = origins.map(({ digest, most }) => {
      const key = `${digest} ${utcDay(at)}`;
      return { key, most, present: this.#counts.get(key) ?? 0 };
    });
    if (counted.some(({ present, most }) => present >= most)) throw tooManyStopLinks(at);
    const link = `stop link ${phone}`;
    if (this.#nextMs(link, stopLinkLimits) > at.getTime()) return false;
    this.#countSending(link, at);
    for (const { key, present } of counted) this.#counts.set(key, present + 1);
    return true;
  }

  #checkSending(what: string, limits: readonly SendingLimit[], at: Date): void {
    const nextMs = this.#nextMs(what, limits);
    if (nextMs > at.getTime()) throw tooManyCodes(nextMs, at);
  }

  #nextMs(what: string, limits: readonly SendingLimit[]): number {
    return nextSendingMs(this.#sent.get(what) ?? [], limits);
  }

  #countSending(what: string, at: Date): void {
    this.#sent.set(what, [at.getTime(), ...(this.#sent.get(what) ?? [])]);
  }

  #checkDay(residentId: string, what: Counted, at: Date): void {
    if ((this.#counts.get(`${residentId} ${what} ${utcDay(at)}`) ?? 0) >= mostADay[what]) throw tooManyToday(what, at);
  }

  #countDay(residentId: string, what: Counted, at: Date): void {
    const key = `${residentId} ${what} ${utcDay(at)}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }
}

const keyOf = ({ phone, communityId }: Enrolment) => `${phone} ${communityId}`;
