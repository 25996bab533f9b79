/** Variables of the environment that are numbers: text until they are parsed. */
import * as z from 'zod/mini';

/** @throws when the text is no number above 0 */
export const positiveNumber = (text: string): number => z.parse(z.coerce.number().check(z.positive()), text);

/** A price, which may be 0. @throws when the text is no number, or one below 0 */
export const price = (text: string): number => z.parse(z.coerce.number().check(z.nonnegative()), text);
