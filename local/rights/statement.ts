import * as z from 'zod';

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

/** The operators that the project's policies use, on the keys of a call. */
const condition = z.strictObject({
  /** `false`: the key must be there. */
  Null: z.record(z.string(), z.enum(['true', 'false'])).default({}),
  /** The key, if it is there, has none but these values. */
  'ForAllValues:StringEquals': z.record(z.string(), oneOrMore).default({}),
});
export type Condition = z.infer<typeof condition>;

/**
 * One statement of a policy. What this machine could not judge, such as a `Deny`, is no statement that it reads.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 */
export const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.literal('Allow'),
  Action: oneOrMore,
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Condition: condition.optional(),
});
export type Statement = z.infer<typeof statement>;
