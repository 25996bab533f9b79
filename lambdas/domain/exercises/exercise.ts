/** What practising an alert changes: it passes sooner, and it is no fact of its category. */
import type { Category } from '../../../contract/categories.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { isExercise, type MayBeExercise } from '../messages/words.ts';
import { type FieldError, Refusal } from '../refusal.ts';

/** By then everyone it is for has been told, or never will be. */
const exerciseLivesHours = 1;

/** The category as it is practised: for an hour, or less where in earnest it lives less. */
export function asPractised<Known extends Category>(category: Known, asked: MayBeExercise): Known {
  if (!isExercise(asked)) return category;
  return { ...category, livesHours: Math.min(category.livesHours ?? exerciseLivesHours, exerciseLivesHours) };
}

/** What is written into the alert. */
export const markOf = (asked: MayBeExercise): Pick<Alert, 'exercise'> => (isExercise(asked) ? { exercise: true } : {});

/** Nothing of the category `exercise` is real. */
export function exerciseErrors(asked: MayBeExercise): FieldError[] {
  return asked.exercise === false && isExercise(asked) ? [{ path: 'exercise', code: 'not-a-choice' }] : [];
}

/** A neighbour cannot have the others practise. @throws Refusal `referent-only` */
export function requireExerciser({ exercise }: Pick<MayBeExercise, 'exercise'>, { kind }: Pick<Author, 'kind'>): void {
  if (exercise && kind === 'resident') throw new Refusal('referent-only');
}
