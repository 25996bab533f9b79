import { randomUUID } from 'node:crypto';
import { residentIdOf } from '../domain/residents/resident-id.ts';
import type { AccountDescription, Accounts, Invitations } from './accounts.ts';

interface Account extends AccountDescription {
  readonly residentId: string;
}

/** Accounts kept in memory, for tests: an account's access token is its resident's id. */
export interface InMemoryAccounts extends Accounts, Invitations {
  /** Everyone who was invited, in order, once for each message sent. */
  readonly invited: readonly AccountDescription[];
  signUp(person: AccountDescription): string;
}

export function inMemoryAccounts(): InMemoryAccounts {
  const accounts: Account[] = [];
  const invited: AccountDescription[] = [];
  const findByEmail = (email: string) => accounts.find((account) => account.email === email)?.residentId;
  const signUp = (person: AccountDescription) => {
    const residentId = residentIdOf(randomUUID());
    accounts.push({ ...person, residentId });
    return residentId;
  };

  return {
    invited,
    signUp,

    async describe(accessToken) {
      const account = accounts.find(({ residentId }) => residentId === accessToken);
      if (!account) throw new Error('no account has this token');
      const { residentId: _, ...description } = account;
      return { ...description, emailVerified: true };
    },

    async find(email) {
      return findByEmail(email);
    },

    async invite(person) {
      const present = findByEmail(person.email);
      if (present) return present;
      invited.push(person);
      return signUp(person);
    },
  };
}
