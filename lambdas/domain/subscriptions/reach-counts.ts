/** How many residents each channel reaches: what is counted one by one, and what it comes to. */
import { type ChannelName, channelName, type Level, levels } from '../../../contract/fields.ts';
import type { CommunityCounts } from '../../../contract/operations/communities.ts';
import { topicLevels } from '../level.ts';

/** How many members there are, and on each channel how many of them chose each minimum level. */
export interface ReachCounts extends Readonly<Record<ChannelName, Readonly<Record<Level, number>>>> {
  readonly members: number;
}

/** What is counted by itself: members, and those of one channel at one minimum level. */
export type ReachCounter = 'members' | `${ChannelName}_${Level}`;

/** How much each counter holds, or changes by; what is absent is zero. */
export type Counters = Readonly<Partial<Record<ReachCounter, number>>>;

export const counterOf = (channel: ChannelName, minimumLevel: Level) => `${channel}_${minimumLevel}` as const;

export const reachCounters: readonly ReachCounter[] = [
  'members',
  ...channelName.options.flatMap((channel) => levels.map((level) => counterOf(channel, level))),
];

/** Without what comes to nothing. */
export function sumOf(all: readonly Counters[]): Counters {
  const totals = reachCounters.map((counter) => [counter, addUp(all.map((one) => one[counter] ?? 0))] as const);
  return Object.fromEntries(totals.filter(([, total]) => total !== 0));
}

export function reachCountsOf(counters: Counters): ReachCounts {
  const ofChannel = (channel: ChannelName): Record<Level, number> => {
    const at = (level: Level) => counters[counterOf(channel, level)] ?? 0;
    return { information: at('information'), vigilance: at('vigilance'), danger: at('danger') };
  };
  return {
    members: counters.members ?? 0,
    email: ofChannel('email'),
    sms: ofChannel('sms'),
    push: ofChannel('push'),
  };
}

/** Whom something of this level reaches, on each channel. */
export function reachedAt(counts: ReachCounts, level: Level): Record<ChannelName, number> {
  const reachedBy = (channel: ChannelName) => addUp(topicLevels(level).map((minimum) => counts[channel][minimum]));
  return { email: reachedBy('email'), sms: reachedBy('sms'), push: reachedBy('push') };
}

/** Whatever minimum level they chose. */
export function totalsOf({ members, email, sms, push }: ReachCounts): CommunityCounts {
  const total = (byLevel: Readonly<Record<Level, number>>) => addUp(Object.values(byLevel));
  return { members, email: total(email), sms: total(sms), push: total(push) };
}

const addUp = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
