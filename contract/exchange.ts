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

type PartName = 'params' | 'query' | 'headers' | 'body';
type MayBeEmpty<Written> = Record<never, never> extends Written ? true : false;
type PartNames<Of, Empty extends boolean> = {
  [Name in PartName]: Part<Of, Name> extends undefined
    ? never
    : MayBeEmpty<Written<Part<Of, Name>>> extends Empty
      ? Name
      : never;
}[PartName];

/** The parts of a request as a client writes them; those that the operation lacks, or that may be empty, are left out. */
export type WrittenParts<Of extends Operation> = {
  [Name in PartNames<Of, false>]: Written<Part<Of, Name>>;
} & { [Name in PartNames<Of, true>]?: Written<Part<Of, Name>> };

type IsUnion<One, All = One> = One extends unknown ? ([All] extends [One] ? false : true) : never;

type Answers<Responses> = { [Status in keyof Responses]: { status: Status; body: Parsed<Responses[Status]> } };

/** The body of the success, `undefined` for a 204; with several successes also which of them it is. */
export type AnswerOf<Of extends Operation> =
  true extends IsUnion<keyof Of['responses']>
    ? Answers<Of['responses']>[keyof Of['responses']]
    : z.output<Of['responses'][keyof Of['responses']]>;
