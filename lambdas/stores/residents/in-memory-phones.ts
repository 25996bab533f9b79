import { type Enrolment, isOver } from '../../domain/enrolment.ts';
import { codesPeriodMs, tooManyCodes } from '../../domain/phone-code.ts';
import { Refusal } from '../../domain/refusal.ts';
import { utcDay } from '../../domain/utc-day.ts';
import type { TextOutcome } from './conversations.ts';
import { type Counted, mostADay, tooManyToday } from './daily-counts.ts';
import { leftAloneMs, stopLinkPeriodMs } from './phone-items.ts';
import type { PhoneCodeSending, SaveEffects } from './residents.ts';

/** What is kept of phones and of what is sent to them, in memory. Each `check` throws where the write's condition would fail. */
export class PhonesInMemory {
  readonly holders = new Map<string, string>();
  readonly #codes = new Map<string, readonly Date[]>();
  readonly #counts = new Map<string, number>();
  readonly #enrolments = new Map<string, Enrolment>();
  readonly #refusedUntilMs = new Map<string, number>();
  readonly #stopLinks = new Map<string, number>();
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
    if (phoneCode) this.#checkCode(phoneCode);
    if (!invitation) return;
    const { contact, at } = invitation;
    const refusedUntilMs = this.#refusedUntilMs.get(`${contact} ${residentId}`) ?? 0;
    if (refusedUntilMs > at.getTime()) throw new Refusal('relative-refused');
    this.#checkCode({ phone: contact, at });
    this.#checkDay(residentId, 'invitations', at);
  }

  write(residentId: string, effects: SaveEffects): void {
    const { phoneCode, take, answers, invitation, relativeAnswer, carriedOut, holds = [] } = effects;
    if (carriedOut) this.#outcomes.set(carriedOut.textId, { carriedOut: carriedOut.answer });
    if (phoneCode) this.#countCode(phoneCode);
    for (const endpoint of [...holds, ...(take ? [take.phone] : [])]) this.holders.set(endpoint, residentId);
    if (answers) this.#enrolments.delete(keyOf(answers));
    if (invitation) {
      this.#countCode({ phone: invitation.contact, at: invitation.at });
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
    const code = { phone: enrolment.phone, at };
    this.#checkCode(code);
    this.#checkDay(enrolment.enrolledBy, 'enrolments', at);
    this.#countCode(code);
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

  noteStopLink(phone: string, at: Date): boolean {
    const lastMs = this.#stopLinks.get(phone);
    if (lastMs !== undefined && lastMs > at.getTime() - stopLinkPeriodMs) return false;
    this.#stopLinks.set(phone, at.getTime());
    return true;
  }

  #checkCode({ phone, at }: PhoneCodeSending): void {
    const thirdLast = (this.#codes.get(phone) ?? []).at(-3);
    if (thirdLast && thirdLast.getTime() > at.getTime() - codesPeriodMs) throw tooManyCodes(thirdLast, at);
  }

  #countCode({ phone, at }: PhoneCodeSending): void {
    this.#codes.set(phone, [...(this.#codes.get(phone) ?? []), at]);
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
