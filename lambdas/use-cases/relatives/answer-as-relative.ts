import { awaitsAnswer } from '../../domain/residents/enrolment.ts';
import type { Naming, ResidentStore } from '../../stores/residents/residents.ts';
import { type Noting, notNoted } from '../noting.ts';
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
 * Takes the yes or the no that a phone gives by SMS, to whoever asked last, within the seven days before, whether they may name it.
 * @returns nothing when nobody awaits an answer from this phone
 */
export const answerAsRelative =
  ({ residents }: Dependencies) =>
  (
    phone: string,
    answer: 'yes' | 'no',
    answeredAt: Date,
    noting: Noting<AnsweredNaming> = notNoted,
  ): Promise<AnsweredNaming | undefined> =>
    retryWhenChanged(async () => {
      const { namings } = await residents.findPhone(phone);
      const [last] = namings
        .filter(({ status, invitedAt }) => status === 'pending' && awaitsAnswer(invitedAt, answeredAt))
        .toSorted((one, other) => Date.parse(other.invitedAt) - Date.parse(one.invitedAt));
      return last && answerNaming(residents, last, { phone, answer, answeredAt, noting });
    });

/** Takes the STOP of a phone: nobody's alerts are copied to it any more, but theirs who asked since. @returns whose were */
export const stopAsRelative =
  ({ residents }: Dependencies) =>
  async (phone: string, answeredAt: Date): Promise<AnsweredNaming[]> => {
    const { namings } = await residents.findPhone(phone);
    const isBefore = ({ invitedAt }: Naming) => Date.parse(invitedAt) <= answeredAt.getTime();
    const told = namings.filter((naming) => naming.status === 'active' && isBefore(naming));
    const said = { phone, answer: 'no', answeredAt, noting: notNoted } as const;
    const stopped = await Promise.all(told.map((naming) => answerNaming(residents, naming, said)));
    return stopped.flatMap((each) => each ?? []);
  };

interface Said {
  readonly phone: string;
  readonly answer: 'yes' | 'no';
  readonly answeredAt: Date;
  readonly noting: Noting<AnsweredNaming>;
}

async function answerNaming(
  residents: Dependencies['residents'],
  naming: Naming,
  { phone, answer, answeredAt, noting }: Said,
): Promise<AnsweredNaming | undefined> {
  const named = await findNamed(residents, phone, naming);
  if (!named) return undefined;
  const about = { of: named.resident.profile.name, answer };
  await answerFor(residents, named.resident, named.relative, answer, answeredAt, noting(about));
  return about;
}
