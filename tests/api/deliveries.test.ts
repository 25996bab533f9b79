import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ChannelName } from '../../contract/fields.ts';
import type { ChannelDelivery } from '../../contract/operations/deliveries.ts';
import type { ChannelChoices } from '../../local/story/channels.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { givenNeighbour, givenQuietCommunity, newPhone, newToken } from '../support/neighbours.ts';
import { whenChannelIs } from '../support/reach.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const deadlineMs = 15_000;
const timeoutMs = 60_000;

let community: GivenCommunity;
beforeAll(async () => {
  community = await givenQuietCommunity(inUse.platform);
}, 60_000);

const given = (channels: ChannelChoices, email?: string) =>
  givenNeighbour(inUse.platform, community, { channels, ...(email === undefined ? {} : { email }) });
const sms = (phone: string) => ({ phone, minimumLevel: 'information' }) as const;
const push = (token: string) => ({ token, platform: 'fcm', minimumLevel: 'information' }) as const;

/** What the referent reads of an alert of theirs, once nothing of it is unknown any more. */
async function deliveryOf(alertId: string, known: (channels: Record<ChannelName, ChannelDelivery>) => boolean) {
  const read = async () => {
    const { messages } = await community.referent.client.getDelivery({ params: { alertId } });
    const [first] = messages;
    if (!first) throw new Error('the alert has no message');
    return first.channels;
  };
  return pollUntil(read, known, deadlineMs);
}

const alerted = async () => {
  const { alertId } = await report(community.referent, community.communityId, aReport({ category: 'fire' }));
  return alertId;
};

/** What left for an address since, that is of no alert. */
const toldAt = (address: string) =>
  inUse.platform.inbox.since().filter(({ to, alertId }) => to === address && !alertId && !/\b\d{6}\b/.test(address));

describe('the delivery report of an alert', () => {
  test(
    'counts who was reached on each channel, who was not and why; whoever lost a channel is told once by another',
    async () => {
      const phones = [newPhone(), newPhone(), newPhone()] as const;
      const tokens = [newToken(), newToken()] as const;
      const { faults, sns } = inUse.platform;
      const [stopped, disabled, bounced] = [
        await given({ email: 'information', sms: sms(phones[0]) }),
        await given({ email: 'off', push: push(tokens[0]), sms: sms(phones[1]) }),
        await given({ email: 'information', sms: sms(phones[2]) }),
      ];
      await given({ email: 'off', push: push(tokens[1]) });
      sns.optOut(phones[0]);
      faults.add({ kind: 'disable', channel: 'push', address: tokens[0], times: 1 });
      faults.add({ kind: 'bounce', channel: 'email', address: bounced.email, times: 1 });

      const alertId = await alerted();
      const all = await deliveryOf(alertId, ({ push, sms, email }) =>
        [push, sms, email].every(
          (each) => each.eligible > 0 && each.accepted === each.eligible && each.notYetKnown === 0,
        ),
      );

      expect(all.sms).toMatchObject({
        eligible: 3,
        accepted: 3,
        delivered: 2,
        failed: [{ reason: 'opted-out', count: 1 }],
      });
      expect(all.push).toMatchObject({
        eligible: 2,
        accepted: 2,
        delivered: 1,
        failed: [{ reason: 'endpoint-disabled', count: 1 }],
      });
      expect(all.email).toMatchObject({
        eligible: 2,
        accepted: 2,
        delivered: 1,
        failed: [{ reason: 'address-bounced', count: 1 }],
      });
      for (const { medianMs = -1, p95Ms = -1 } of Object.values(all)) {
        expect(medianMs).toBeGreaterThanOrEqual(0);
        expect(p95Ms).toBeGreaterThanOrEqual(medianMs);
      }

      await whenChannelIs(stopped, 'sms', { state: 'failed', reason: 'opted-out' });
      await whenChannelIs(disabled, 'push', { state: 'failed', reason: 'endpoint-disabled' });
      await whenChannelIs(bounced, 'email', { state: 'failed', reason: 'address-bounced' });
      await expectTold(stopped.email, 'SMS');
      await expectTold(phones[1], 'appareils');
      await expectTold(phones[2], 'e-mails');

      await alerted();
      expect(await expectTold(stopped.email, 'SMS')).toHaveLength(1);

      const reach = await pollUntil(
        () => stopped.client.getReachability({}),
        ({ channels }) => channels.email.lastSuccessAt !== undefined,
        deadlineMs,
      );
      expect(reach.channels.sms).toMatchObject({
        state: 'failed',
        reason: 'opted-out',
        lastFailureReason: 'opted-out',
      });
      expect(reach.channels.email).toMatchObject({ state: 'active' });
    },
    timeoutMs,
  );

  test(
    'says what is not yet known as such',
    async () => {
      const phone = newPhone();
      const slow = await given({ email: 'off', sms: sms(phone) });
      await given({ email: 'off', sms: sms(newPhone()) });
      await pollUntil(
        () => reachOf(slow),
        ({ channels }) => channels.sms.lastSuccessAt !== undefined,
        deadlineMs,
      );
      inUse.platform.faults.add({ kind: 'delay', channel: 'sms', address: phone, delayMs: 3_600_000 });
      // The receipts of what its phone got before may still be coming: they are of an earlier time.
      const saidAt = new Date().toISOString();
      const alertId = await alerted();
      // Once a neighbour's receipt of the same alert is noted, one of theirs would be too.
      const { sms: known } = await deliveryOf(
        alertId,
        (channels) => channels.sms.notYetKnown === 1 && channels.sms.delivered > 0,
      );
      expect(known).toMatchObject({ notYetKnown: 1 });
      const { lastSuccessAt = saidAt } = (await reachOf(slow)).channels.sms;
      expect(Date.parse(lastSuccessAt)).toBeLessThan(Date.parse(saidAt));
      inUse.platform.faults.clear();
    },
    timeoutMs,
  );
});

const reachOf = (person: Person) => person.client.getReachability({});

async function expectTold(address: string, words: string) {
  return pollUntil(
    async () => toldAt(address).filter(({ body, subject = '' }) => `${subject} ${body}`.includes(words)),
    (told) => told.length > 0,
    deadlineMs,
  );
}
