import type { Alert } from './alert.ts';
import { published } from './draft-alert.ts';
import type { HistoryEvent } from './history.ts';
import { openCase } from './moderation-case.ts';
import { draftReport, type Reporting } from './report.ts';
import type { Risk } from './risk.ts';
import { masked } from './screening/screen.ts';
import { actorOf } from './speaker.ts';

interface Reported {
  readonly alert: Alert;
  readonly events: readonly HistoryEvent[];
}

/** The alert that a report becomes by its risk: published, published with words masked, or held for the moderators. */
export function reportedAlert(reporting: Reporting, risk: Risk, now: Date): Reported {
  const { course, findings } = risk;
  const reasons = [...new Set(findings.map(({ reason }) => reason))];
  if (course === 'publish') {
    return { alert: published(draftReport(reporting, now), now), events: [eventOf(reporting, 'reported')] };
  }
  if (course === 'reword-or-hold') {
    const alert = moderated(draftReport(reporting, now), 'held', reasons, now);
    return { alert, events: [eventOf(reporting, 'reported'), eventOf(reporting, 'held', { reasons })] };
  }
  const { description, place } = reporting.report;
  const draft = draftReport({ ...reporting, report: masked(reporting.report) }, now);
  const { moderation, ...alert } = moderated(draft, 'masked', reasons, now);
  const original = { description, place: place.description };
  return {
    alert: published({ ...alert, moderation: { ...moderation, original } }, now),
    events: [eventOf(reporting, 'reported', { masked: reasons })],
  };
}

/** On the list of the moderators of the community where it was reported. */
function moderated(
  alert: Alert,
  reason: 'held' | 'masked',
  screening: Alert['moderation']['screening'],
  now: Date,
): Alert {
  const communityId = alert.origin?.communityId ?? '';
  return { ...alert, moderation: openCase({ ...alert.moderation, screening }, reason, { communityId, now }) };
}

function eventOf(
  { author, category, community }: Reporting,
  action: 'reported' | 'held',
  details: HistoryEvent['details'] = {},
): HistoryEvent {
  const about = action === 'reported' ? { communityId: community.communityId, category: category.categoryId } : {};
  return { actor: actorOf(author), action, details: { ...about, ...details } };
}
