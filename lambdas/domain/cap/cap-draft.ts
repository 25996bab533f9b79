/** What of ours a CAP alert becomes: its words as they are, its times and its place within our rules. */
import type { Category } from '../../../contract/categories.ts';
import type { Level } from '../../../contract/fields.ts';
import type { Place } from '../../../contract/operations/alert-fields.ts';
import { addresseesOf } from '../alerts/addressees.ts';
import { keptMs, longestVisibleMs } from '../alerts/life.ts';
import { shorten } from '../messages/shorten.ts';
import type { OfficialDraft } from '../official-alerts/official-alert.ts';
import { lifeOf } from '../official-alerts/official-life.ts';
import type { CapAlert, CapInfo } from './cap-alert.ts';
import type { CapMatch } from './cap-match.ts';
import { authorOfSource, type CapSource } from './cap-source.ts';

/** As long as what officers write may be. */
const longestDescription = 1_000;
const longestPlace = 120;

interface Received {
  readonly source: CapSource;
  readonly alert: CapAlert;
  readonly match: CapMatch;
  readonly category: Category;
}

/** @returns nothing when it is over by our rules */
export function draftOf(
  { source, alert, match, category }: Received,
  alertId: string,
  now: Date,
): OfficialDraft | undefined {
  const { info } = match;
  const expiresAt = endOf(alert, info, category, now);
  if (expiresAt <= now) return undefined;
  const happenedAt = startOf(alert, info, { expiresAt, now });
  const level = levelOf(info, category);
  return {
    alertId,
    inseeCode: source.inseeCode,
    told: {
      category: category.categoryId,
      description: descriptionOf(info, source),
      place: placeOf(match, source),
      audience: source.audience,
      level,
      happenedAt: happenedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      emergencyCalled: 'not-needed',
      ...(alert.status === 'Exercise' ? { exercise: true } : {}),
    },
    category,
    level,
    author: authorOfSource(source),
    to: addresseesOf(source.audience),
  };
}

/** When it ends as its source says, else as its category does; seven days ahead at the most. */
function endOf({ sent }: CapAlert, { expires }: CapInfo, category: Category, now: Date): Date {
  const endMs = expires === undefined ? Date.parse(sent) + lifeOf(category) : Date.parse(expires);
  return new Date(Math.min(endMs, now.getTime() + longestVisibleMs));
}

function startOf(
  { sent }: CapAlert,
  { onset, effective }: CapInfo,
  { expiresAt, now }: { expiresAt: Date; now: Date },
): Date {
  const startMs = Date.parse(onset ?? effective ?? sent);
  return new Date(Math.max(Math.min(startMs, expiresAt.getTime()), now.getTime() - keptMs));
}

/** What is grave now is a danger, what is grave later calls for vigilance; of what its source cannot tell, the category does. */
function levelOf({ severity, urgency }: CapInfo, category: Category): Level {
  switch (severity) {
    case 'Extreme':
      return 'danger';
    case 'Severe':
      return urgency === 'Immediate' ? 'danger' : 'vigilance';
    case 'Moderate':
      return 'vigilance';
    case 'Minor':
      return 'information';
    default:
      return category.level ?? 'information';
  }
}

/** All that it tells, each thing once, and who says so: that is never cut. */
function descriptionOf(info: CapInfo, { name }: Pick<CapSource, 'name'>): string {
  const source = `\nSource : ${name}`;
  return `${shortened(toldBy(info), longestDescription - source.length)}${source}`;
}

/** What is told of an alert again, shorter: an update has less room. */
export function updateText(info: CapInfo, { name }: Pick<CapSource, 'name'>): string {
  const longestUpdate = 500;
  const source = `\nSource : ${name}`;
  return `${shortened(toldBy(info), longestUpdate - source.length)}${source}`;
}

function toldBy({ event, headline, description, instruction }: CapInfo): string {
  const parts = [headline ?? event, description, instruction]
    .map((part) => plain(part ?? ''))
    .filter((part) => part !== '');
  return [...new Set(parts)].join('\n');
}

function placeOf({ areas }: CapMatch, { name }: CapSource): Place {
  const words = plain(areas.map(({ areaDesc }) => areaDesc).join(', ')).replaceAll('\n', ' ');
  const description = words.length < 2 ? name : shortened(words, longestPlace);
  return { description, ...positionIn(areas) };
}

/** A circle as small as a quarter says where it is; a larger area has no one place. */
const smallMeters = 5_000;

function positionIn(areas: CapMatch['areas']): Pick<Place, 'latitude' | 'longitude'> {
  const [shape, ...others] = areas.flatMap(({ shapes }) => shapes);
  return shape && others.length === 0 && 'center' in shape && shape.radiusMeters <= smallMeters ? shape.center : {};
}

/** Without what reorders or hides text, its lines and words apart by one break or space. */
function plain(text: string): string {
  const visible = text.replace(/[\p{Cs}\p{Bidi_Control}]/gu, '').replace(/[\p{Zl}\p{Zp}]|\r\n?/gu, '\n');
  const lines = visible.split('\n').map((line) => line.replace(/[\p{Cc}\s]+/gu, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

const shortened = (text: string, room: number): string =>
  shorten(text, { room, measure: ({ length }) => length, ellipsis: '…' });
