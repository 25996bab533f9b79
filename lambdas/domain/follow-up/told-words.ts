/** The words in which residents and referents tell what became of an alert: screened as those of a report are. Officers answer for theirs. */
import type { AlertUpdate } from '../../../contract/operations/follow-up.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { withMessage } from '../alerts/draft-alert.ts';
import { openScreeningCase } from '../moderation/moderation-case.ts';
import { isOfficer } from '../municipalities/office.ts';
import { Refusal } from '../refusal.ts';
import { maskText, screenText } from '../screening/screen-text.ts';
import { wordingErrors } from '../screening/wording-errors.ts';

interface Told {
  readonly by: Author;
  readonly update: AlertUpdate;
}

/**
 * Says it. What has to be reworded waits for its author, who is there; in danger nothing waits, and words about people are masked.
 * @throws Refusal `needs-other-words` naming `message` and `outcome`
 */
export function withTold(alert: Alert, { by, update }: Told, now: Date): Alert {
  const { kind, message: text, outcome } = update;
  const findings = isOfficer(by) ? [] : [...findingsIn('message', text), ...findingsIn('outcome', outcome)];
  if (findings.length === 0) {
    return withMessage(alert, { kind, by, text, ...(outcome === undefined ? {} : { outcome }) }, now);
  }
  if (alert.level !== 'danger') throw new Refusal('needs-other-words', { errors: wordingErrors(findings) });
  const masked = { text: maskText(text), ...(outcome === undefined ? {} : { outcome: maskText(outcome) }) };
  return withMessage(brought(alert, findings, now), { kind, by, ...masked }, now);
}

function findingsIn(path: string, text = '') {
  return screenText(text).map((reason) => ({ path, reason }));
}

/** Moderators are told what was masked. */
function brought(alert: Alert, findings: ReturnType<typeof findingsIn>, now: Date): Alert {
  const { moderation, origin } = alert;
  if (!origin) return alert;
  const found = findings.map(({ reason }) => reason);
  return { ...alert, moderation: openScreeningCase(moderation, found, 'masked', { ...origin, now }) };
}
