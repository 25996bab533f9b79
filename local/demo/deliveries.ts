import { setTimeout as wait } from 'node:timers/promises';
import { type ChannelName, type Level, levels } from '../../contract/fields.ts';
import type { LocalConfig } from '../local-config.ts';
import { type ReceivedMessage, readInbox } from '../story/inbox-reader.ts';
import type { Neighbour } from './cast.ts';

/** Something that was said about an alert, and to whom it should go. */
export interface Said {
  readonly what: string;
  readonly alertId: string;
  readonly level: Level;
  /** Nobody, when nothing should leave. */
  readonly audience: readonly Neighbour[];
  /** When somebody began to say it, in milliseconds since 1970. */
  readonly begunAtMs: number;
}

/** What became of it on one channel. */
export interface DeliveryGroup {
  readonly what: string;
  readonly level: Level;
  readonly channel: ChannelName;
  readonly expected: number;
  readonly received: number;
  /** From the beginning, its acceptance included, to the last message. */
  readonly slowestMs: number;
  /** Those who got nothing, got it twice, or should not have got it; by number, address or token. */
  readonly wrong: readonly string[];
}

const channels: readonly ChannelName[] = ['push', 'sms', 'email'];

/** Sign-up leaves e-mail on from this level. */
const defaultEmailLevel: Level = 'vigilance';

/** The address, number or token of someone who asked to be told of this level by this channel. */
function addressFor({ email, channels: chosen }: Neighbour, channel: ChannelName, level: Level): string | undefined {
  const choices = {
    email: { to: email, minimumLevel: chosen.email ?? defaultEmailLevel },
    sms: { to: chosen.sms?.phone, minimumLevel: chosen.sms?.minimumLevel ?? 'off' },
    push: { to: chosen.push?.token, minimumLevel: chosen.push?.minimumLevel ?? 'off' },
  } as const;
  const { to, minimumLevel } = choices[channel];
  return minimumLevel !== 'off' && levels.indexOf(level) >= levels.indexOf(minimumLevel) ? to : undefined;
}

/** Compares what left with what should have, one group for each channel. */
export function groupDeliveries(said: Said, messages: readonly ReceivedMessage[]): DeliveryGroup[] {
  return channels.map((channel) => groupOf(said, channel, messages));
}

function groupOf(
  { what, alertId, level, audience, begunAtMs }: Said,
  channel: ChannelName,
  messages: readonly ReceivedMessage[],
): DeliveryGroup {
  const arrived = messages.filter((message) => message.alertId === alertId && message.channel === channel);
  const expected = audience.flatMap((person) => addressFor(person, channel, level) ?? []);
  const received = arrived.map(({ to }) => to);
  const missing = expected.filter((to) => !received.includes(to));
  const unwanted = received.filter((to, index) => !expected.includes(to) || received.indexOf(to) !== index);
  return {
    what,
    level,
    channel,
    expected: expected.length,
    received: received.length,
    slowestMs: Math.max(0, ...arrived.map(({ at }) => Date.parse(at) - begunAtMs)),
    wrong: [...missing, ...unwanted],
  };
}

export const isRight = ({ wrong }: DeliveryGroup): boolean => wrong.length === 0;

const deadlineMs = 15_000;
const quietMs = 400;
const pollMs = 20;

/** Waits until nothing has left for a moment, and whatever is expected is there or does not come. @param since an item's id */
export async function settledInbox(
  config: LocalConfig,
  since: number,
  isComplete: (messages: readonly ReceivedMessage[]) => boolean,
): Promise<ReceivedMessage[]> {
  const deadline = Date.now() + deadlineMs;
  let messages = await readInbox(config, since);
  let quietSince = Date.now();
  while (Date.now() < deadline && !(isComplete(messages) && Date.now() - quietSince > quietMs)) {
    await wait(pollMs);
    const now = await readInbox(config, since);
    if (now.length !== messages.length) quietSince = Date.now();
    messages = now;
  }
  return messages;
}
