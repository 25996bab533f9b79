import { channelName, levels } from '../../../contract/fields.ts';
import { type AlertStatus, alertStatus } from '../../../contract/operations/alert-fields.ts';
import type { Figures } from '../../../contract/operations/statistics.ts';
import { livingStatuses } from '../alerts/alert-state.ts';
import { countOf, type Histogram, quantileOf } from '../histogram.ts';
import { hourMs } from '../milliseconds.ts';
import type { CountedSheet } from './contribution.ts';
import { familyOf, sumOf, type Tally } from './tally.ts';

/** What it takes to put tallies into figures. */
export interface Reading {
  readonly now: Date;
  /** In euros. */
  readonly segmentPrice: number;
  /** Of communities, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** What the sheets come to at this moment: sums, shares, medians. */
export function figuresOf(sheets: readonly CountedSheet[], reading: Reading): Figures {
  const tally = sumOf(sheets.map((sheet) => sheet.tally));
  const of = (counter: string) => tally[counter] ?? 0;
  const outcomes = outcomesOf(tally, reading.now);
  return {
    alerts: of('alerts'),
    byCategory: rowsOf(familyOf(tally, 'category')).map(([category, alerts]) => ({ category, alerts })),
    byLevel: recordOf(levels, (level) => of(`level:${level}`)),
    byCommunity: communityRows(sheets, reading),
    byHour: Array.from({ length: 24 }, (_, hour) => of(`hour:${hour}`)),
    byOutcome: outcomes,
    published: of('published'),
    hidden: of('hidden'),
    shares: {
      witnessed: shareOf(of('witnessed'), of('published')),
      retracted: shareOf(outcomes.retracted, of('alerts')),
      refused: shareOf(outcomes.refused, of('alerts')),
    },
    delays: {
      publication: delayOf(histogramOf(tally, 'publication-delay')),
      takingInCharge: delayOf(histogramOf(tally, 'charge-delay')),
    },
    reached: {
      ...(tally['residents-reached'] === undefined ? {} : { residents: of('residents-reached') }),
      delivered: recordOf(channelName.options, (channel) => of(`delivered:${channel}`)),
      failed: recordOf(channelName.options, (channel) => of(`failed:${channel}`)),
    },
    sms: smsOf(of('sms-segments'), of('sms-micro-usd'), reading.segmentPrice),
  };
}

/** What nobody closed has expired once the hour of its end is over. */
function outcomesOf(tally: Tally, now: Date): Record<AlertStatus, number> {
  const outcomes = recordOf(alertStatus.options, (status) => tally[`outcome:${status}`] ?? 0);
  for (const status of livingStatuses)
    for (const [hour, number] of familyOf(tally, status))
      outcomes[Number(hour) * hourMs <= now.getTime() ? 'expired' : status] += number;
  return outcomes;
}

/** The largest first; the alerts of the municipality itself have no community. */
function communityRows(sheets: readonly CountedSheet[], { names }: Reading): Figures['byCommunity'] {
  const communityIds = [...new Set(sheets.map(({ communityId }) => communityId))];
  const rows = communityIds.map((communityId) => {
    const { alerts = 0, published = 0 } = sumOf(
      sheets.filter((sheet) => sheet.communityId === communityId).map(({ tally }) => tally),
    );
    const name = communityId === undefined ? undefined : names.get(communityId);
    return {
      ...(communityId === undefined ? {} : { communityId }),
      ...(name === undefined ? {} : { name }),
      alerts,
      published,
    };
  });
  const idOf = ({ communityId = '' }: { communityId?: string | undefined }) => communityId;
  return rows
    .filter(({ alerts }) => alerts !== 0)
    .toSorted((a, b) => b.alerts - a.alerts || (idOf(a) < idOf(b) ? -1 : 1));
}

/** The largest first. */
function rowsOf(family: readonly [name: string, number: number][]): readonly [name: string, number: number][] {
  return family.toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}

const histogramOf = (tally: Tally, family: string): Histogram =>
  familyOf(tally, family).map(([seconds, number]) => [Number(seconds), number] as const);

function delayOf(histogram: Histogram): Figures['delays']['publication'] {
  return {
    alerts: countOf(histogram),
    medianSeconds: quantileOf(histogram, 0.5),
    percentile95Seconds: quantileOf(histogram, 0.95),
  };
}

function smsOf(segments: number, microUsd: number, segmentPrice: number): Figures['sms'] {
  const logged =
    microUsd === 0 ? {} : { loggedCost: { amount: toCents(microUsd / 1_000_000), currency: 'USD' as const } };
  return { segments, estimatedCost: { amount: toCents(segments * segmentPrice), currency: 'EUR' }, ...logged };
}

const toCents = (amount: number): number => Math.round(amount * 100) / 100;

/** With three decimals. */
const shareOf = (part: number, all: number): number | undefined =>
  all === 0 ? undefined : Math.round((part / all) * 1000) / 1000;

function recordOf<Name extends string>(names: readonly Name[], of: (name: Name) => number): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, number>;
}

/** What happened, and exercises apart from it. */
export function bothFigures(sheets: readonly CountedSheet[], reading: Reading) {
  const of = (isExercise: boolean) =>
    figuresOf(
      sheets.filter(({ exercise }) => exercise === isExercise),
      reading,
    );
  return { actual: of(false), exercises: of(true) };
}
