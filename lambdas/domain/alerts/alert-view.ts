import type { Language } from '../../../contract/fields.ts';
import type { AlertView, UpdateKind } from '../../../contract/operations/alert-fields.ts';
import { exerciseNames, isExercise } from '../messages/words.ts';
import type { Alert, Author, Message } from './alert.ts';
import { certaintyOf, statusAt } from './alert-state.ts';
import type { Viewpoint } from './visibility.ts';

/** Who reads an alert, and in which circumstances. */
export interface Reading {
  readonly language: Language;
  readonly now: Date;
  readonly viewpoint: Viewpoint;
  /** The community in which its reader meets it. */
  readonly communityId?: string | undefined;
  /** Whether the municipality has a protocol in force with its police. */
  readonly policeTakePart: boolean;
  readonly numberPlate?: string | undefined;
}

/** The category and the place, in the reader's language, and before them that it is an exercise: what a list shows of an alert. */
function headline(alert: Pick<Alert, 'category' | 'exercise' | 'categoryLabel' | 'place'>, language: Language): string {
  const fact = `${alert.categoryLabel[language]} – ${alert.place.description}`;
  return isExercise(alert) ? `${exerciseNames[language]} – ${fact}` : fact;
}

/** An alert as its reader sees it: an author who asked to be hidden is named to referents and officers alone. */
export function alertView(alert: Alert, reading: Reading): AlertView {
  const { language, now, viewpoint, communityId = alert.origin?.communityId, policeTakePart, numberPlate } = reading;
  return {
    alertId: alert.alertId,
    inseeCode: alert.inseeCode,
    ...(communityId === undefined ? {} : { communityId }),
    category: alert.category,
    level: alert.level,
    ...(isExercise(alert) ? { exercise: true } : {}),
    status: statusAt(alert, now),
    headline: headline(alert, language),
    description: alert.description,
    place: alert.place,
    happenedAt: alert.happenedAt,
    reportedAt: alert.reportedAt,
    expiresAt: alert.expiresAt,
    source: sourceOf(alert.author, alert, viewpoint),
    emergencyCalled: alert.emergencyCalled,
    ...(alert.vehicle ? { vehicle: alert.vehicle } : {}),
    ...(alert.caseNumber === undefined ? {} : { caseNumber: alert.caseNumber }),
    certainty: certaintyOf(alert),
    witnesses: alert.witnesses,
    updates: alert.messages.filter(isUpdate).map((message) => updateView(message, alert, viewpoint)),
    policeTakePart,
    ...(viewpoint === 'neighbour' ? {} : insiderPart(alert, viewpoint)),
    ...(numberPlate === undefined ? {} : { numberPlate }),
  };
}

/** A name that is to be hidden is for moderators and officers alone; an author reads their own. */
function sourceOf(
  { residentId, kind, name, hidden }: Author,
  { author }: Pick<Alert, 'author'>,
  viewpoint: Viewpoint,
): AlertView['source'] {
  const isOwn = viewpoint === 'author' && residentId === author.residentId;
  const mayKnow = isOwn || viewpoint === 'moderator' || viewpoint === 'officer';
  return { kind, ...(hidden && !mayKnow ? {} : { name }) };
}

/** What was told after the alert itself. */
type Update = Message & { readonly kind: UpdateKind };

export const isUpdate = (message: Message): message is Update =>
  message.kind !== 'alert' && message.kind !== 'forwarding';

/** One thing that was told of an alert, as its reader sees it. */
export function updateView(
  { number, kind, at, by, text, outcome }: Update,
  alert: Pick<Alert, 'author'>,
  viewpoint: Viewpoint,
): AlertView['updates'][number] {
  const said = { ...(text === undefined ? {} : { message: text }), ...(outcome === undefined ? {} : { outcome }) };
  return { number, kind, ...said, at, source: sourceOf(by, alert, viewpoint) };
}

const awaitedNames = {
  alert: 'second-officer',
  forwarding: 'second-officer',
  draft: 'draft',
  update: 'update',
} as const;

/** What concerns the author and whoever moderates, and to whom it went for officers. */
function insiderPart({ awaits, status, moderation, addressees }: Alert, viewpoint: Viewpoint): Partial<AlertView> {
  const { decision, hidden } = moderation;
  const awaited = awaits ? awaitedNames[awaits.what] : status === 'held' ? 'moderation' : undefined;
  const { communityIds, allCommunities, referents } = addressees;
  return {
    ...(awaited ? { awaits: awaited } : {}),
    ...(awaits ? { awaitsSince: awaits.at } : {}),
    ...(awaits?.text === undefined ? {} : { awaitedMessage: awaits.text }),
    ...(hidden ? { hidden: true } : {}),
    ...(decision ? { decision: { decision: decision.decision, reason: decision.reason, at: decision.at } } : {}),
    ...(viewpoint === 'officer' ? { audience: { communities: [...communityIds], allCommunities, referents } } : {}),
  };
}
