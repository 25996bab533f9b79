import type { Language } from '../../contract/fields.ts';

/** What an account says of its person. */
export interface AccountDescription {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

export interface OwnAccount extends AccountDescription {
  /** Whether its owner proved to read this address. */
  readonly emailVerified: boolean;
}

/** The accounts that people sign in with, as their owners see them. */
export interface Accounts {
  /**
   * @param accessToken the account's own
   * @throws Refusal `signed-out` when the account, or this token, serves no more; `unavailable`
   */
  describe(accessToken: string): Promise<OwnAccount>;
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
