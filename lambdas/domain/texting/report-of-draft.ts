import { findCategory } from '../../../contract/categories.ts';
import type { AlertReport } from '../../../contract/operations/alerts.ts';
import { shorten } from '../messages/shorten.ts';
import type { Draft } from './conversation.ts';
import { saysCalled } from './emergency-said.ts';
import { findPlace } from './find-place.ts';
import { saysExercise } from './says-exercise.ts';

/** As the contract has it. */
const description = { least: 10, most: 500 };

interface Completed {
  readonly draft: Draft;
  readonly categoryId: string;
  readonly communityName: string;
}

/** The report that an SMS makes. Its words stay as they are: the place is taken from them, and never out of them. */
export function reportOfDraft({ draft, categoryId, communityName }: Completed): AlertReport {
  const { text, receivedAt } = draft;
  const category = findCategory(categoryId);
  const isDanger = category?.level === 'danger';
  return {
    category: categoryId,
    description: descriptionOf(text, category?.label.fr ?? categoryId),
    place: { description: findPlace(text) ?? communityName },
    happenedAt: receivedAt,
    emergencyCalled: saysCalled(text) ? 'yes' : isDanger ? 'no' : 'not-needed',
    ...(saysExercise(text) ? { exercise: true } : {}),
  };
}

/** Whether neighbours read less than was written. */
export const isCut = ({ text }: Draft): boolean => text.length > description.most;

/** What is too short says its category first, and what is too long loses its end. */
function descriptionOf(text: string, label: string): string {
  const long = text.length < description.least ? `${label} : ${text}` : text;
  return shorten(long, { room: description.most, measure: ({ length }) => length, ellipsis: '…' });
}
