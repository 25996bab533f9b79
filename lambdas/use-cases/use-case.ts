import type { AnswerOf, ParsedParts } from '../../contract/exchange.ts';
import type { Language } from '../../contract/fields.ts';
import type { Operation } from '../../contract/operation.ts';

/** Who calls, as the token says; every other right is read from the residents' table. */
export interface Caller {
  readonly residentId: string;
  /** In the group `operators`. */
  readonly operator: boolean;
  /** To ask the accounts for what the token does not say. */
  readonly accessToken: string;
}

/** A parsed request: what the contract describes, who calls, and the language they read. */
export type Request<Of extends Operation> = ParsedParts<Of> & {
  readonly language: Language;
  /** The IP address that the request came from, as the gateway saw it. */
  readonly sourceAddress?: string;
  readonly caller: Of['access'] extends 'signed-in' ? Caller : undefined;
};

/** What an operation comes to; where its answer is dated, also when that last changed. */
type Outcome<Of extends Operation> = Of extends { readonly cache: { readonly dated: true } }
  ? { readonly body: AnswerOf<Of>; readonly lastModified: Date }
  : AnswerOf<Of>;

/** The function that carries out one operation. @throws Refusal for every reason that the caller may read */
export type UseCase<Of extends Operation> = (request: Request<Of>) => Promise<Outcome<Of>>;

/** Tells the time; passed in so that tests can choose it. */
export type Clock = () => Date;
