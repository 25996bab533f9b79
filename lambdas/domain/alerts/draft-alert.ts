import type { Category } from '../../../contract/categories.ts';
import type { Addressees, Alert, Author, Message, Moderation } from './alert.ts';
import { certaintyOf } from './alert-state.ts';
import { emptyHistory } from './history.ts';

/** What is known of an alert before it is one. */
export type AlertDraft = Pick<
  Alert,
  | 'alertId'
  | 'inseeCode'
  | 'level'
  | 'description'
  | 'place'
  | 'happenedAt'
  | 'expiresAt'
  | 'author'
  | 'emergencyCalled'
  | 'addressees'
> &
  Partial<Pick<Alert, 'origin' | 'exercise' | 'vehicle' | 'caseNumber'>> & {
    readonly category: Category;
    readonly moderation?: Moderation;
  };

const nothingToModerate: Moderation = { screening: [], flags: [] };

/** An alert as it starts: held, with nothing said yet. */
export function draftAlert({ category, moderation = nothingToModerate, ...draft }: AlertDraft, now: Date): Alert {
  return {
    ...draft,
    version: 1,
    ...markedWith(category),
    status: 'held',
    reportedAt: now.toISOString(),
    messages: [],
    witnesses: { confirm: 0, deny: 0 },
    confirmedByPolice: false,
    moderation,
    history: emptyHistory(draft.alertId),
  };
}

/** What an alert carries of its category. */
export const markedWith = ({
  categoryId,
  label,
  capCategory,
  audience,
}: Category): Pick<Alert, 'category' | 'categoryLabel' | 'capCategory' | 'readers'> => ({
  category: categoryId,
  categoryLabel: label,
  capCategory,
  readers: audience,
});

/** Publishes a held alert: its first message. */
export function published(alert: Alert, now: Date): Alert {
  return withMessage({ ...alert, status: 'published' }, { kind: 'alert', by: alert.author, to: alert.addressees }, now);
}

/** Says one more thing about an alert. */
export function withMessage(
  alert: Alert,
  said: Pick<Message, 'kind' | 'by' | 'text' | 'outcome' | 'to'>,
  now: Date,
): Alert {
  const message = { number: alert.messages.length, at: now.toISOString(), certainty: certaintyOf(alert), ...said };
  return { ...alert, messages: [...alert.messages, message] };
}

/** The number of what was last said about an alert. */
export const lastMessage = ({ messages }: Pick<Alert, 'messages'>): number => messages.length - 1;

/** Who is added to those an alert was sent to. */
export function joined(before: Addressees, added: Addressees): Addressees {
  return {
    communityIds: [...new Set([...before.communityIds, ...added.communityIds])],
    allCommunities: before.allCommunities || added.allCommunities,
    referents: before.referents || added.referents,
  };
}

export const isBy = ({ author }: { author: Pick<Author, 'residentId'> }, residentId: string): boolean =>
  author.residentId === residentId;
