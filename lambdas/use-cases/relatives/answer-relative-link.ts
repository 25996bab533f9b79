import type { relativesOperations } from '../../../contract/operations/relatives.ts';
import { partsOf } from '../../domain/link-token.ts';
import { relativePage } from '../../domain/pages/relative-pages.ts';
import { invalidInput, Refusal } from '../../domain/refusal.ts';
import { relativeOfSecret } from '../../domain/residents/relatives.ts';
import type { Relative, Resident } from '../../domain/residents/resident.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { loadByLink } from '../load-by-link.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { answerFor } from './answer-for.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly clock: Clock;
}

/** Says who named them and how they stand; it is opened as often as one likes, by whomever, and changes nothing. */
export const showRelativeLink =
  ({ residents }: Pick<Dependencies, 'residents'>): UseCase<typeof relativesOperations.showRelativeLink> =>
  async ({ params: { token } }) => {
    const { resident, relative } = await findByLink(residents, token);
    return relativePage(resident.profile.name, relative.status);
  };

/** No sign-in: the link's secret stands for the relative. A mail program's one click means no. */
export const answerRelativeLink =
  ({ residents, clock }: Dependencies): UseCase<typeof relativesOperations.answerRelativeLink> =>
  async ({ params: { token }, body }) => {
    const answer = body.answer ?? (body['List-Unsubscribe'] ? 'no' : undefined);
    if (!answer) throw invalidInput({ path: 'answer', code: 'missing' });
    const { resident, relative } = await findByLink(residents, token);
    const { status } = await answerFor(residents, resident, relative, answer, clock());
    return relativePage(resident.profile.name, status);
  };

/** @throws Refusal `link-not-valid`, also when somebody else was named in their place */
async function findByLink(residents: Pick<ResidentStore, 'load'>, token: string): Promise<Found> {
  const { residentId, secret } = partsOf(token);
  const resident = await loadByLink(residents, residentId);
  const relative = resident && relativeOfSecret(resident, secret);
  if (!relative) throw new Refusal('link-not-valid');
  return { resident, relative };
}

interface Found {
  readonly resident: Resident;
  readonly relative: Relative;
}
