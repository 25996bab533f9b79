import type { Language } from '../../contract/fields.ts';

/** What an account says of its person. */
export interface AccountDescription {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** The accounts that people sign in with, as their owners see them. */
export interface Accounts {
  /** @param accessToken the account's own */
  describe(accessToken: string): Promise<AccountDescription>;
}

/** The accounts that people sign in with, as whoever invites them sees them. */
export interface Invitations {
  /** @returns the resident that an account with this e-mail is, or would be */
  find(email: string): Promise<string | undefined>;
  /**
   * Makes an account and sends its temporary password by e-mail; sends a new one while the first was not used. An account in use
   * is left as it is.
   * @returns the resident that the account is
   */
  invite(person: AccountDescription): Promise<string>;
}
