import type { AccountDescription } from '../../accounts/accounts.ts';
import { newResident } from '../../domain/residents/new-resident.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'create'>;
  readonly clock: Clock;
}

/** Gives a confirmed account its profile; a second time changes nothing. */
export const createProfile =
  ({ residents, clock }: Dependencies) =>
  async (residentId: string, account: AccountDescription): Promise<void> => {
    await residents.create(newResident({ residentId, ...account }, clock()));
  };
