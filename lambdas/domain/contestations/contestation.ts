import type { AnswerSending, ContestationDecision } from '../../../contract/contestation-words.ts';
import type { Bilingual, Language, Level } from '../../../contract/fields.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { isOfficer } from '../municipalities/office.ts';

/** What an officer answers, and how far the answer is on its way to the contact. */
export interface ContestationAnswer {
  readonly decision: ContestationDecision;
  readonly reasons: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: Pick<Author, 'residentId' | 'kind'>;
  readonly sending: AnswerSending;
  /** Tries to send it that were begun. */
  readonly attempts: number;
  /** When the next try is due, while it waits; ISO 8601. */
  readonly nextTryAt: string;
}

/** What somebody without an account has against an alert: kept by itself, as the alert may be purged before it is answered. */
export interface Contestation {
  readonly contestationId: string;
  /** How many times it was saved; the condition of the next save. */
  readonly version: number;
  readonly inseeCode: string;
  readonly alertId: string;
  /** What has to be known of the alert. */
  readonly alert: {
    readonly category: string;
    readonly categoryLabel: Bilingual;
    readonly level: Level;
    readonly reportedAt: string;
    readonly communityName?: string;
    /** The officer who wrote it, where one did: another one answers. */
    readonly officerId?: string;
    /** Erased with the contact. */
    readonly words?: { readonly description: string; readonly place: string };
  };
  readonly language: Language;
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly statement: string;
  /** An e-mail address, or a number in E.164; absent once it is erased. */
  readonly contact?: string;
  readonly answer?: ContestationAnswer;
}

/** What somebody writes. */
interface Received {
  readonly contestationId: string;
  readonly statement: string;
  readonly contact: string;
  readonly language: Language;
}

/** A contestation as it comes in. */
export function contestationOf(alert: Alert, received: Received, now: Date): Contestation {
  const { alertId, inseeCode, category, categoryLabel, level, reportedAt, origin, author } = alert;
  return {
    ...received,
    version: 1,
    inseeCode,
    alertId,
    alert: {
      category,
      categoryLabel,
      level,
      reportedAt,
      ...(origin ? { communityName: origin.name } : {}),
      ...(isOfficer(author) ? { officerId: author.residentId } : {}),
      words: { description: alert.description, place: alert.place.description },
    },
    receivedAt: now.toISOString(),
  };
}

export const isPhone = (contact: string): boolean => contact.startsWith('+');
