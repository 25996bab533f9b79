import type { Category } from '../../../contract/categories.ts';
import type { Level } from '../../../contract/fields.ts';
import type { OfficialAlert } from '../../../contract/operations/official-alerts.ts';
import type { Addressees, Alert } from '../alerts/alert.ts';
import { draftAlert, published } from '../alerts/draft-alert.ts';
import type { HistoryEvent } from '../alerts/history.ts';
import { actorOf } from '../alerts/speaker.ts';
import { markOf } from '../exercises/exercise.ts';
import type { Officer } from '../municipalities/office.ts';
import { endOf, lifeOf } from './official-life.ts';
import { awaitedFor } from './second-officer.ts';

/** What an officer sends, checked. */
export interface OfficialDraft {
  readonly alertId: string;
  readonly inseeCode: string;
  readonly told: OfficialAlert;
  readonly category: Category;
  readonly level: Level;
  readonly author: Officer;
  readonly to: Addressees;
}

/** An alert of the municipality as it starts: published at once, or waiting for a second officer with nothing said yet. */
export function officialAlert(draft: OfficialDraft, { waits }: { waits: boolean }, now: Date) {
  const alert = drafted(draft, now);
  const action = waits ? 'held' : 'sent';
  const livesMs = draft.told.expiresAt === undefined ? lifeOf(draft.category) : undefined;
  return {
    alert: waits ? { ...alert, awaits: awaitedFor(alert, livesMs, now) } : published(alert, now),
    events: [eventOf(alert, action, draft.to)],
    spread: waits ? [] : [0],
  };
}

function drafted({ told, to, ...draft }: OfficialDraft, now: Date): Alert {
  const { description, place, emergencyCalled, vehicle, caseNumber } = told;
  const happenedAt = told.happenedAt === undefined ? now : new Date(told.happenedAt);
  const end =
    told.expiresAt === undefined ? endOf(lifeOf(draft.category), { happenedAt, now }) : new Date(told.expiresAt);
  const fact = {
    ...draft,
    ...markOf(told),
    description,
    place,
    happenedAt: happenedAt.toISOString(),
    expiresAt: end.toISOString(),
    emergencyCalled,
    addressees: to,
    ...(vehicle ? { vehicle } : {}),
    ...(caseNumber === undefined ? {} : { caseNumber }),
  };
  return draftAlert(fact, now);
}

function eventOf({ author, category, level, exercise }: Alert, action: 'held' | 'sent', to: Addressees): HistoryEvent {
  return { actor: actorOf(author), action, details: { category, level, to, ...(exercise ? { exercise } : {}) } };
}
