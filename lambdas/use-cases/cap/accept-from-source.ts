import { appendHistory } from '../../domain/alerts/history.ts';
import type { CapSource } from '../../domain/cap/cap-source.ts';
import { type OfficialDraft, officialAlert } from '../../domain/official-alerts/official-alert.ts';
import { needsSecondOfficer } from '../../domain/official-alerts/second-officer.ts';
import type { AlertStore, ReceivedCap } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { countAudience } from '../official-alerts/count-audience.ts';
import { rightOfSource, setterStillMay } from './source-right.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'countReach' | 'countMunicipalReach'>;
  readonly alerts: Pick<AlertStore, 'accept'>;
}

interface FromSource {
  readonly source: CapSource;
  readonly draft: OfficialDraft;
  readonly received: ReceivedCap;
  readonly isExercise: boolean;
}

/**
 * Writes an alert of a source: as a draft for any officer, or at once where the source is marked so. Nothing goes out by itself that an
 * officer could not send alone, nor for an officer who is none any more.
 * @throws Refusal `changed-meanwhile` when the source, or its officer's right, changed since, or the same CAP alert was just taken
 */
export async function acceptFromSource(
  dependencies: Dependencies,
  from: FromSource,
  now: Date,
): Promise<'drafted' | 'sent'> {
  const { source, draft, received } = from;
  const waits = !(await goesOut(dependencies, from));
  const { alert, events, spread } = officialAlert(draft, { waits }, now);
  const drafted = alert.awaits ? { ...alert, awaits: { ...alert.awaits, what: 'draft' as const } } : alert;
  const told = events.map((event) => ({ ...event, details: { ...event.details, source: source.sourceId } }));
  const { history, entries } = appendHistory(drafted.history, told, now);
  await dependencies.alerts.accept(
    { ...drafted, history },
    {
      right: rightOfSource(source, { byItself: !waits }),
      history: entries,
      spread,
      received,
    },
  );
  return waits ? 'drafted' : 'sent';
}

async function goesOut(
  { residents, communities }: Dependencies,
  { source, draft, isExercise }: FromSource,
): Promise<boolean> {
  if (!source.automatic || isExercise) return false;
  const [mayStill, reach] = await Promise.all([
    setterStillMay(residents, source),
    countAudience(communities, source.inseeCode, draft.to),
  ]);
  return mayStill && !needsSecondOfficer({ category: draft.category.categoryId }, reach.members);
}
