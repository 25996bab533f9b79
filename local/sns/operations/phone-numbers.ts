import * as z from 'zod';
import { members } from '../xml.ts';
import { type Operation, operation, optionalText } from './operation.ts';
import { phoneNumberPattern } from './subscription-rules.ts';

/** These three operations alone name their parameters in lower camel case. */
const number = z.object({ phoneNumber: z.string().regex(phoneNumberPattern, 'input incorrectly formatted') });

const checkIfPhoneNumberIsOptedOut = operation(number, ({ phoneNumber }, { stores }) => ({
  isOptedOut: String(stores.optedOut.has(phoneNumber)),
}));

const listPhoneNumbersOptedOut = operation(
  z.object({ nextToken: optionalText }),
  ({ nextToken: token }, { stores }) => {
    const { items, nextToken } = stores.optedOut.list(token);
    return { phoneNumbers: members(items.map(({ number: optedOut }) => optedOut)), nextToken };
  },
);

const optInPhoneNumber = operation(number, ({ phoneNumber }, { stores }) => {
  stores.optedOut.delete(phoneNumber);
  return undefined;
});

/** Operations on the numbers that refuse SMS. */
export const phoneNumberOperations: Readonly<Record<string, Operation>> = {
  CheckIfPhoneNumberIsOptedOut: checkIfPhoneNumberIsOptedOut,
  ListPhoneNumbersOptedOut: listPhoneNumbersOptedOut,
  OptInPhoneNumber: optInPhoneNumber,
};
