import type { Naming, ResidentStore } from '../../stores/residents/residents.ts';
import { retryWhenChanged } from '../retry-when-changed.ts';
import { answerFor } from './answer-for.ts';
import { findNamed } from './find-named.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findPhone'>;
}

/** What a relative's answer was about. */
export interface AnsweredNaming {
  /** The name of the resident who named them. */
  readonly of: string;
  readonly answer: 'yes' | 'no';
}

/**
 * Takes the yes or the no that a phone gives by SMS, to whoever asked last whether they may name it.
 * @returns nothing when nobody awaits an answer from this phone
 */
export const answerAsRelative =
  ({ residents }: Dependencies) =>
  (phone: string, answer: 'yes' | 'no', now: Date): Promise<AnsweredNaming | undefined> =>
    retryWhenChanged(async () => {
      const { namings } = await residents.findPhone(phone);
      const [last] = namings
        .filter(({ status }) => status === 'pending')
        .toSorted((one, other) => Date.parse(other.invitedAt) - Date.parse(one.invitedAt));
      return last && answerNaming(residents, phone, last, answer, now);
    });

/** Takes the STOP of a phone: nobody's alerts are copied to it any more. @returns whose were */
export const stopAsRelative =
  ({ residents }: Dependencies) =>
  async (phone: string, now: Date): Promise<AnsweredNaming[]> => {
    const { namings } = await residents.findPhone(phone);
    const told = namings.filter(({ status }) => status === 'active');
    const stopped = await Promise.all(told.map((naming) => answerNaming(residents, phone, naming, 'no', now)));
    return stopped.flatMap((each) => each ?? []);
  };

async function answerNaming(
  residents: Dependencies['residents'],
  phone: string,
  naming: Naming,
  answer: 'yes' | 'no',
  now: Date,
): Promise<AnsweredNaming | undefined> {
  const named = await findNamed(residents, phone, naming);
  if (!named) return undefined;
  await answerFor(residents, named.resident, named.relative, answer, now);
  return { of: named.resident.profile.name, answer };
}
