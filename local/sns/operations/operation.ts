import * as z from 'zod';
import type { Log } from '../../log.ts';
import type { Arns } from '../arns.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { invalidParameter } from '../errors.ts';
import type { Parameters } from '../query.ts';
import type { SnsStores } from '../stores/stores.ts';
import type { XmlParts } from '../xml.ts';

/** What operations work with. */
export interface Sns {
  readonly arns: Arns;
  readonly stores: SnsStores;
  readonly delivery: Delivery;
  readonly log: Log;
}

type Answer = XmlParts | undefined;

/** Answers one operation's parameters. */
export type Operation = (parameters: Parameters, sns: Sns) => Promise<Answer>;

/**
 * An operation whose parameters have a schema.
 * @throws SnsError InvalidParameter, naming the first wrong parameter
 */
export function operation<Input>(
  schema: z.ZodType<Input>,
  run: (input: Input, sns: Sns) => Answer | Promise<Answer>,
): Operation {
  return async (parameters, sns) => {
    const input = schema.safeParse(parameters);
    if (!input.success) {
      const issue = input.error.issues[0];
      throw invalidParameter(`${issue?.path.join('.') ?? ''} Reason: ${issue?.message ?? 'not valid'}`);
    }
    return await run(input.data, sns);
  };
}

/** A map of attributes that may be absent. */
export const attributesField = z.record(z.string(), z.string()).default({});

/** A value that SNS treats as absent when it is empty. */
export const optionalText = z.string().optional();
