import type { SourceKind } from '../../../contract/operations/alert-fields.ts';
import type { PublicAlert } from '../../../contract/operations/open-data.ts';
import type { Alert, Message } from '../alerts/alert.ts';
import { certaintyOf, statusAt } from '../alerts/alert-state.ts';
import { isUpdate } from '../alerts/alert-view.ts';
import { isExercise } from '../messages/words.ts';

/** What open formats of a municipality's alerts are written with. */
export interface Publisher {
  /** What an alert's id completes to the link that messages carry. */
  readonly linkBaseUrl: string;
  /** Where the API is, without a slash at its end. */
  readonly apiUrl: string;
}

/** Where an alert is read: its page, and its document of CAP. */
export function linksOf({ alertId, inseeCode }: Alert, { linkBaseUrl, apiUrl }: Publisher): PublicAlert['links'] {
  return {
    alternate: `${linkBaseUrl}${alertId}`,
    cap: `${apiUrl}/v1/municipalities/${inseeCode}/alerts/${alertId}/cap.xml`,
  };
}

/** When it was last spoken of, ISO 8601. */
export const updatedAt = ({ messages, reportedAt }: Pick<Alert, 'messages' | 'reportedAt'>): string =>
  messages.at(-1)?.at ?? reportedAt;

/** An officers’ alert as everyone reads it. */
export function publicAlert(alert: Alert, publisher: Publisher, now: Date): PublicAlert {
  return {
    inseeCode: alert.inseeCode,
    category: alert.category,
    label: alert.categoryLabel,
    level: alert.level,
    status: statusAt(alert, now),
    exercise: isExercise(alert),
    description: alert.description,
    place: alert.place.description,
    happenedAt: alert.happenedAt,
    reportedAt: alert.reportedAt,
    expiresAt: alert.expiresAt,
    updatedAt: updatedAt(alert),
    source: alert.author.kind,
    certainty: certaintyOf(alert),
    updates: alert.messages.filter(isUpdate).map(({ number, kind, text, outcome, at, by }) => ({
      number,
      kind,
      ...said({ text, outcome }),
      at,
      source: by.kind satisfies SourceKind,
    })),
    links: linksOf(alert, publisher),
  };
}

const said = ({ text, outcome }: { text?: Message['text'] | undefined; outcome?: Message['outcome'] | undefined }) => ({
  ...(text === undefined ? {} : { message: text }),
  ...(outcome === undefined ? {} : { outcome }),
});
