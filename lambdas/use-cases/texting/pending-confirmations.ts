import { Refusal } from '../../domain/refusal.ts';
import { lastAsked } from '../../domain/residents/enrolment.ts';
import type { Confirmed } from '../../domain/texting/answers/other-answers.ts';
import type { InboundText } from '../../domain/texting/inbound-text.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { type AnsweredEnrolment, confirmEnrolment, refuseEnrolment } from '../communities/confirm-enrolment.ts';
import { answerAsRelative, stopAsRelative } from '../relatives/answer-as-relative.ts';
import type { PendingConfirmations } from './exchange.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save' | 'findPhone' | 'dropEnrolment'>;
}

/** More cannot wait for one phone. */
const mostRefused = 100;

/**
 * What somebody named or enrolled by another answers: to an enrolment first, which makes them somebody. All of it is of the moment when
 * they wrote: what they were asked since then awaits another answer.
 */
export function pendingConfirmations(dependencies: Dependencies): PendingConfirmations {
  const [enrol, decline] = [confirmEnrolment(dependencies), refuseEnrolment(dependencies)];
  const [answer, stop] = [answerAsRelative(dependencies), stopAsRelative(dependencies)];

  return {
    isEnrolled: async (phone, now) => {
      const { enrolments } = await dependencies.residents.findPhone(phone);
      return lastAsked(enrolments, now) !== undefined;
    },
    confirm: async (text, say) => {
      const { phone } = text;
      const at = new Date(text.receivedAt);
      const welcome = (outcome: AnsweredEnrolment | Refusal) =>
        say(outcome instanceof Refusal ? outcome : enrolmentOf(outcome));
      const enrolment = await enrol(phone, at, (outcome) => carriedOut(text, welcome(outcome)));
      if (enrolment) return welcome(enrolment);
      const agree = ({ of }: { readonly of: string }) => say({ kind: 'relative', of });
      const naming = await answer(phone, 'yes', at, (about) => carriedOut(text, agree(about)));
      return naming && agree(naming);
    },

    refuse: async (text, said) => {
      const at = new Date(text.receivedAt);
      const noting = () => carriedOut(text, said);
      return Boolean((await decline(text.phone, at, noting)) ?? (await answer(text.phone, 'no', at, noting)));
    },

    // Done again it comes to the same, for what is asked later is left alone.
    stop: async ({ phone, receivedAt }) => {
      const at = new Date(receivedAt);
      const refuse = async () => (await decline(phone, at)) ?? (await answer(phone, 'no', at));
      let refused = 0;
      while (refused < mostRefused && (await refuse())) refused += 1;
      const ended = await stop(phone, at);
      return refused + ended.length > 0;
    },
  };
}

const carriedOut = ({ textId, receivedAt }: InboundText, answer: string) => ({
  carriedOut: { textId, answer, at: new Date(receivedAt) },
});

const enrolmentOf = ({ communityName, status }: AnsweredEnrolment): Confirmed => ({
  kind: 'enrolment',
  communityName,
  isMember: status === 'active',
});
