/** The types of an operation's request and answer, read off the contract. */
import type * as z from 'zod/mini';
import type { Operation } from './operation.ts';

type Parsed<Schema> = Schema extends z.ZodMiniType ? z.output<Schema> : undefined;
type Written<Schema> = Schema extends z.ZodMiniType ? z.input<Schema> : undefined;
type Part<Of, Name extends string> = Of extends { readonly [Key in Name]: infer Schema } ? Schema : undefined;

/** The parts of a request after parsing. */
export interface ParsedParts<Of extends Operation> {
  readonly params: Parsed<Part<Of, 'params'>>;
  readonly query: Parsed<Part<Of, 'query'>>;
  readonly headers: Parsed<Part<Of, 'headers'>>;
  readonly body: Parsed<Part<Of, 'body'>>;
}

/** The parts of a request as a client writes them; those that the operation lacks are left out. */
export type WrittenParts<Of extends Operation> = {
  [Name in 'params' | 'query' | 'headers' | 'body' as Part<Of, Name> extends undefined ? never : Name]: Written<
    Part<Of, Name>
  >;
};

/** The body of the success; `undefined` for a 204. */
export type AnswerOf<Of extends Operation> = z.output<Of['responses'][keyof Of['responses']]>;
