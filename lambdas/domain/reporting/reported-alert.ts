import type { Alert, Author } from '../alerts/alert.ts';
import { published } from '../alerts/draft-alert.ts';
import type { HistoryEvent } from '../alerts/history.ts';
import { actorOf } from '../alerts/speaker.ts';
import { markOf } from '../exercises/exercise.ts';
import { openScreeningCase } from '../moderation/moderation-case.ts';
import { isOfficer } from '../municipalities/office.ts';
import { lifeOf } from '../official-alerts/official-life.ts';
import { awaitedFor } from '../official-alerts/second-officer.ts';
import { masked } from '../screening/screen.ts';
import { screenName } from '../screening/screen-text.ts';
import { draftReport, type Reporting } from './report.ts';
import type { Risk } from './risk.ts';

interface Reported {
  readonly alert: Alert;
  readonly events: readonly HistoryEvent[];
}

/**
 * The alert that a report becomes by its risk: published, published with words masked, or held for the moderators or a second officer.
 * Where its author's name tells more than a name, neighbours do not read it and moderators are told.
 */
export function reportedAlert(reporting: Reporting, risk: Risk, now: Date): Reported {
  const reasons = reasonsToHide(reporting.author);
  if (reasons.length === 0) return alertByRisk(reporting, risk, now);
  const author = { ...reporting.author, hidden: true };
  const { alert, events } = alertByRisk({ ...reporting, author }, risk, now);
  const told = events.map((event) =>
    event.action === 'reported' ? { ...event, details: { ...event.details, nameHidden: reasons } } : event,
  );
  return { alert: moderated(alert, 'masked', reasons, now), events: told };
}

function reasonsToHide(author: Author): Alert['moderation']['screening'] {
  return isOfficer(author) || author.hidden ? [] : screenName(author.name);
}

function alertByRisk(reporting: Reporting, risk: Risk, now: Date): Reported {
  const { course, findings } = risk;
  const reasons = [...new Set(findings.map(({ reason }) => reason))];
  if (course === 'publish') {
    return { alert: published(draftReport(reporting, now), now), events: [eventOf(reporting, 'reported')] };
  }
  if (course === 'confirm-first') {
    const alert = draftReport(reporting, now);
    const awaits = awaitedFor(alert, lifeOf(reporting.category), now);
    const held = eventOf(reporting, 'held', { reasons: ['second-officer'] });
    return { alert: { ...alert, awaits }, events: [eventOf(reporting, 'reported'), held] };
  }
  if (course === 'reword-or-hold') {
    const alert = moderated(draftReport(reporting, now), 'held', reasons, now);
    return { alert, events: [eventOf(reporting, 'reported'), eventOf(reporting, 'held', { reasons })] };
  }
  const { description, place, vehicle } = reporting.report;
  const draft = draftReport({ ...reporting, report: masked(reporting.report) }, now);
  const { moderation, ...alert } = moderated(draft, 'masked', reasons, now);
  const original = { description, place: place.description, ...(vehicle ? { vehicle } : {}) };
  return {
    alert: published({ ...alert, moderation: { ...moderation, original } }, now),
    events: [eventOf(reporting, 'reported', { masked: reasons })],
  };
}

/** On the list of the moderators of the community where it was reported. */
function moderated(
  alert: Alert,
  reason: 'held' | 'masked',
  reasons: Alert['moderation']['screening'],
  now: Date,
): Alert {
  const communityId = alert.origin?.communityId ?? '';
  return { ...alert, moderation: openScreeningCase(alert.moderation, reasons, reason, { communityId, now }) };
}

function eventOf(
  { author, category, community, report }: Reporting,
  action: 'reported' | 'held',
  details: HistoryEvent['details'] = {},
): HistoryEvent {
  const fact = { communityId: community.communityId, category: category.categoryId, ...markOf(report) };
  const about = action === 'reported' ? fact : {};
  return { actor: actorOf(author), action, details: { ...about, ...details } };
}
