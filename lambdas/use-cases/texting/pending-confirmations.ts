import { lastAsked } from '../../domain/enrolment.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { answerAsRelative, stopAsRelative } from '../answer-as-relative.ts';
import { confirmEnrolment, refuseEnrolment } from '../confirm-enrolment.ts';
import type { PendingConfirmations } from './exchange.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save' | 'findPhone' | 'dropEnrolment'>;
}

/** More cannot wait for one phone. */
const mostRefused = 100;

/** What somebody named or enrolled by another answers: to an enrolment first, which makes them somebody. */
export function pendingConfirmations(dependencies: Dependencies): PendingConfirmations {
  const [enrol, decline] = [confirmEnrolment(dependencies), refuseEnrolment(dependencies)];
  const [answer, stop] = [answerAsRelative(dependencies), stopAsRelative(dependencies)];

  const refuse = async (phone: string, now: Date): Promise<boolean> => {
    if (await decline(phone, now)) return true;
    return (await answer(phone, 'no', now)) !== undefined;
  };

  return {
    isEnrolled: async (phone, now) => {
      const { enrolments } = await dependencies.residents.findPhone(phone);
      return lastAsked(enrolments, now) !== undefined;
    },
    confirm: async (phone, now) => {
      const enrolment = await enrol(phone, now);
      if (enrolment) {
        const { communityName, status } = enrolment;
        return { kind: 'enrolment', communityName, isMember: status === 'active' };
      }
      const naming = await answer(phone, 'yes', now);
      return naming && { kind: 'relative', of: naming.of };
    },
    refuse,
    stop: async (phone, now) => {
      let refused = 0;
      while (refused < mostRefused && (await refuse(phone, now))) refused += 1;
      const ended = await stop(phone, now);
      return refused + ended.length > 0;
    },
  };
}
