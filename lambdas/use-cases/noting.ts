import type { SaveEffects } from '../stores/residents/residents.ts';

/** What is written of the SMS that answered, together with what it did. */
export type Noting<Answered> = (answered: Answered) => Pick<SaveEffects, 'carriedOut'>;

/** Of an answer that came otherwise. */
export const notNoted = () => ({});
