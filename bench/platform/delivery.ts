import { setTimeout as wait } from 'node:timers/promises';
import { PublishCommand } from '@aws-sdk/client-sns';
import type { Platform } from '../../local/platform.ts';
import { type GivenCommunity, givenReportingOfficer } from '../../tests/support/communities.ts';
import { report } from '../../tests/support/reports.ts';
import type { Figure } from '../figures.ts';
import { median } from '../statistics.ts';
import { fillTopic } from './fill-topic.ts';

const deliveries = 1_000;
const longestWaitMs = 30_000;
const pollMs = 5;

/**
 * From the API's answer to the last of the messages that leave for the members' phones. The floor is the stand-in's own: from a
 * direct `Publish` to its last message.
 */
export async function measureDelivery(platform: Platform, community: GivenCommunity, rounds: number): Promise<Figure> {
  const topicArn = await fillTopic(platform, community, deliveries);
  const [reports, publications]: [number[], number[]] = [[], []];
  const officer = await givenReportingOfficer(community);
  // The first round of each warms up.
  for (let round = 0; round <= rounds; round += 1) {
    reports.push(await untilDelivered(platform, () => answered(report(officer, community.communityId))));
    publications.push(await untilDelivered(platform, () => called(platform, topicArn)));
  }
  return {
    name: `answer to last of ${deliveries} messages`,
    value: median(reports.slice(1)),
    unit: 'ms',
    floor: median(publications.slice(1)),
    target: { of: 'value', atMost: 1_000 },
  };
}

async function answered(request: Promise<unknown>): Promise<number> {
  await request;
  return Date.now();
}

async function called({ clients }: Platform, TopicArn: string): Promise<number> {
  const calledMs = Date.now();
  await clients.sns.send(new PublishCommand({ TopicArn, Message: 'Vigie' }));
  return calledMs;
}

/** @param begin gives the time, in milliseconds since 1970, from which on is measured */
async function untilDelivered({ inbox }: Platform, begin: () => Promise<number>): Promise<number> {
  const before = String(inbox.latest(1)[0]?.id ?? 0);
  const beganMs = await begin();
  const deadlineMs = Date.now() + longestWaitMs;
  for (;;) {
    const received = inbox.since(before).filter(({ channel }) => channel === 'sms');
    const last = received[deliveries - 1];
    if (last) return Date.parse(last.at) - beganMs;
    if (Date.now() > deadlineMs) throw new Error(`only ${received.length} messages of ${deliveries} arrived`);
    await wait(pollMs);
  }
}
