import type { Accounts } from '../accounts/accounts.ts';
import { newResident } from '../domain/new-resident.ts';
import type { Resident } from '../domain/resident.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import type { Caller, Clock } from './use-case.ts';

export interface ResidentDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create'>;
  readonly accounts: Pick<Accounts, 'describe'>;
  readonly clock: Clock;
}

/** The resident who calls. Whoever has an account and no profile yet (sign-up's trigger did not fire) gets it at their first call. */
export async function loadOrCreateResident(
  { residents, accounts, clock }: ResidentDependencies,
  { residentId, accessToken }: Caller,
): Promise<Resident> {
  const present = await residents.load(residentId);
  if (present) return present;
  const newcomer = newResident({ residentId, ...(await accounts.describe(accessToken)) }, clock());
  if (await residents.create(newcomer)) return newcomer;
  return (await residents.load(residentId)) ?? newcomer;
}
