import type { Operation } from '../../../contract/operation.ts';
import type { Accounts } from '../../../lambdas/accounts/accounts.ts';
import { Refusal } from '../../../lambdas/domain/refusal.ts';
import { newPhoneCode } from '../../../lambdas/domain/residents/phone-code.ts';
import type { Resident } from '../../../lambdas/domain/residents/resident.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../lambdas/stores/residents/in-memory-residents.ts';
import type { Caller, Request } from '../../../lambdas/use-cases/use-case.ts';
import { TextMessagesInMemory } from './text-messages-in-memory.ts';

const start = new Date('2026-11-22T20:00:00.000Z');

/** Everything the operations on one's own account need, in memory, with a clock that moves when told. */
export function meFixture() {
  let nowMs = start.getTime();
  const accounts: Accounts = {
    describe: async () => ({
      name: 'Camille Martin',
      email: 'camille@example.org',
      emailVerified: true,
      language: 'fr',
    }),
  };
  return {
    residents: inMemoryResidentStore(),
    communities: inMemoryCommunityStore(),
    accounts,
    textMessages: new TextMessagesInMemory(),
    apiUrl: 'https://api.vigie.example',
    newCode: newPhoneCode,
    clock: () => new Date(nowMs),
    passMinutes: (minutes: number) => {
      nowMs += minutes * 60_000;
    },
  };
}

export function callerOf({ residentId }: Pick<Resident, 'residentId'>): Caller {
  return { residentId, operator: false, accessToken: 'token' };
}

/** A parsed request of an operation, its parts given. */
export function requestOf<Of extends Operation>(parts: Partial<Request<Of>>): Request<Of> {
  return {
    language: 'fr',
    params: undefined,
    query: undefined,
    headers: undefined,
    body: undefined,
    ...parts,
  } as Request<Of>;
}

/** What the caller is told when something is refused. */
export async function refusalOf(outcome: Promise<unknown>) {
  const thrown: unknown = await outcome.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Refusal)) throw new Error('nothing was refused', { cause: thrown });
  const { code, errors, retryAfterSeconds } = thrown;
  return {
    code,
    ...(errors.length > 0 ? { errors } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}
