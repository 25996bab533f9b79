import type { Accounts, OwnAccount } from '../../accounts/accounts.ts';
import { newResident } from '../../domain/residents/new-resident.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Caller, Clock } from '../use-case.ts';

export interface ResidentDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create'>;
  readonly accounts: Pick<Accounts, 'describe'>;
  readonly clock: Clock;
}

/** The resident who calls. Whoever has an account and no profile yet (sign-up's trigger did not fire) gets it at their first call. */
export async function loadOrCreateResident(
  dependencies: ResidentDependencies,
  { residentId, accessToken }: Caller,
): Promise<Resident> {
  const present = await dependencies.residents.load(residentId);
  return present ?? createResident(dependencies, residentId, await dependencies.accounts.describe(accessToken));
}

/** As {@link loadOrCreateResident}, with the account as it is now: its owner may have changed the address since. */
export async function loadWithAccount(
  dependencies: ResidentDependencies,
  { residentId, accessToken }: Caller,
): Promise<{ resident: Resident; account: OwnAccount }> {
  const { residents, accounts } = dependencies;
  const [present, account] = await Promise.all([residents.load(residentId), accounts.describe(accessToken)]);
  return { account, resident: present ?? (await createResident(dependencies, residentId, account)) };
}

async function createResident(
  { residents, clock }: ResidentDependencies,
  residentId: string,
  account: OwnAccount,
): Promise<Resident> {
  const newcomer = newResident({ residentId, ...account }, clock());
  if (await residents.create(newcomer)) return newcomer;
  return (await residents.load(residentId)) ?? newcomer;
}
