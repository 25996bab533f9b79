import type { Language } from '../../../contract/fields.ts';
import type { ContestationView } from '../../../contract/operations/contestations.ts';
import type { Contestation } from './contestation.ts';
import { contactErasedAt, presentOf } from './contestation-life.ts';

/** A contestation as officers read it; the contact until its hour. */
export function contestationView(stored: Contestation, language: Language, now: Date): ContestationView {
  const { contestationId, inseeCode, alertId, alert, receivedAt, statement, contact, answer } = presentOf(stored, now);
  const { category, categoryLabel, level, reportedAt, communityName, words } = alert;
  return {
    contestationId,
    inseeCode,
    alertId,
    alert: {
      category,
      label: categoryLabel[language],
      level,
      reportedAt,
      ...(communityName === undefined ? {} : { communityName }),
      ...words,
    },
    receivedAt,
    statement,
    ...(contact === undefined ? {} : { contact }),
    contactErasedAt: contactErasedAt(stored).toISOString(),
    ...(answer
      ? {
          answer: {
            decision: answer.decision,
            reasons: answer.reasons,
            at: answer.at,
            by: answer.by.kind,
            sending: answer.sending,
          },
        }
      : {}),
  };
}
