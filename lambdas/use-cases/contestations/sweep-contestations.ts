import { withTryBegun, withTryEnded } from '../../domain/contestations/answering.ts';
import { type Contestation, isPhone } from '../../domain/contestations/contestation.ts';
import { erased, nextTask } from '../../domain/contestations/contestation-life.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import { type AnsweredContestation, answerEmail, answerSms } from '../../domain/messages/contestation-answer.ts';
import type { Emails } from '../../messaging/emails.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ContestationStore } from '../../stores/contestations/contestations.ts';
import { isChangedMeanwhile } from '../retry-when-changed.ts';
import type { Clock } from '../use-case.ts';

interface Dependencies {
  readonly contestations: Pick<ContestationStore, 'listDue' | 'save'>;
  readonly emails: Emails;
  readonly textMessages: Pick<TextMessages, 'send'>;
  readonly clock: Clock;
}

/** What one sweep has the time for; what is left is due at the next one. */
const mostAtOnce = 100;
const concurrency = 5;

/**
 * Sends the answers that wait, and erases the contacts whose time has come. A try is written down before it is made, and its end
 * after it: whoever dies in between leaves at most one more copy.
 * @returns why some were not done: they are due again
 */
export const sweepContestations = (dependencies: Dependencies) => async (): Promise<unknown[]> => {
  const { contestations, clock } = dependencies;
  const faults: unknown[] = [];
  await forEachOf(await contestations.listDue(clock(), mostAtOnce), concurrency, async (contestation) => {
    try {
      await attend(dependencies, contestation);
    } catch (fault) {
      // Somebody else has seen to it, or it was listed as it no longer is.
      if (!isChangedMeanwhile(fault)) faults.push(fault);
    }
  });
  return faults;
};

async function attend(dependencies: Dependencies, contestation: Contestation): Promise<void> {
  const { contestations, clock } = dependencies;
  const task = nextTask(contestation);
  if (!task || task.at > clock()) return;
  if (task.what === 'erase') await contestations.save(contestation, erased(contestation));
  else await send(dependencies, contestation);
}

async function send({ contestations, clock, ...services }: Dependencies, contestation: Contestation): Promise<void> {
  const { contact, answer } = contestation;
  if (contact === undefined || !answer) return;
  const begun = await contestations.save(contestation, withTryBegun(contestation, clock()));
  const faults: unknown[] = [];
  const outcome = await deliver(services, { ...contestation, contact, answer }).catch((fault: unknown) => {
    faults.push(fault);
    return 'failed' as const;
  });
  await contestations.save(begun, withTryEnded(begun, outcome));
  if (outcome === 'failed') throw faults[0];
}

async function deliver(
  { emails, textMessages }: Pick<Dependencies, 'emails' | 'textMessages'>,
  contestation: AnsweredContestation,
): Promise<'sent' | 'refused'> {
  if (!isPhone(contestation.contact))
    return (await emails.send(answerEmail(contestation))) === 'sent' ? 'sent' : 'refused';
  await textMessages.send(contestation.contact, answerSms(contestation));
  return 'sent';
}
