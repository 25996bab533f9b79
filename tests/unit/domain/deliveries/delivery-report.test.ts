import { describe, expect, test } from '@jest/globals';
import type { ChannelName } from '../../../../contract/fields.ts';
import { deliveryReport } from '../../../../lambdas/domain/deliveries/delivery-report.ts';
import { type CountedPart, totalsOfDelivery } from '../../../../lambdas/domain/deliveries/delivery-totals.ts';
import { countsOf, type Fate, withReceipts } from '../../../../lambdas/domain/deliveries/receipts.ts';
import type { MessageOutcome } from '../../../../lambdas/domain/publishing/posting.ts';
import { anAlert } from '../../support/an-alert.ts';

const alert = anAlert();
const eligible = { email: 4, sms: 3, push: 2 };
const posted = (outcome: MessageOutcome, of = eligible) => ({ outcomes: { 0: outcome }, eligible: { 0: of } });

/** What these receipts, one for each recipient, come to. */
function part(channel: ChannelName, ...told: readonly Fate[]): CountedPart {
  const receipts = told.map((fate, index) => ({ recipient: `${channel}${index}`, fate, delayMs: 100 * (index + 1) }));
  return { messageNumber: 0, channel, counts: countsOf(withReceipts(channel, {}, receipts)) };
}

const reportOf = (publications: Parameters<typeof deliveryReport>[1], ...parts: readonly CountedPart[]) => {
  const [message] = deliveryReport(alert, publications, parts);
  if (!message) throw new Error('the alert has a message');
  return message.channels;
};

describe('the delivery report', () => {
  test('of what has just left knows for whom it was and who took it, and nothing else yet', () => {
    const { push, sms, email } = reportOf([posted('published')]);
    expect(push).toEqual({ eligible: 2, accepted: 2, delivered: 0, failed: [], notYetKnown: 2 });
    expect(sms).toEqual({ eligible: 3, accepted: 3, delivered: 0, failed: [], notYetKnown: 3 });
    expect(email).toEqual({ eligible: 4, accepted: 0, delivered: 0, failed: [], notYetKnown: 0 });
  });

  test('adds up the groups of an alert, and takes none of SNS for granted where it was given up', () => {
    const { sms } = reportOf([posted('published'), posted('failed', { email: 1, sms: 5, push: 1 })]);
    expect(sms).toMatchObject({ eligible: 8, accepted: 3, notYetKnown: 3 });
  });

  test('tells who was reached, who was not and why, the most frequent first, and how long it took', () => {
    const { sms } = reportOf(
      [posted('published', { email: 0, sms: 5, push: 0 })],
      part('sms', 'delivered', 'delivered', 'opted-out', 'opted-out', 'phone-unreachable'),
    );
    expect(sms).toEqual({
      eligible: 5,
      accepted: 5,
      delivered: 2,
      failed: [
        { reason: 'opted-out', count: 2 },
        { reason: 'phone-unreachable', count: 1 },
      ],
      notYetKnown: 0,
      medianMs: 100,
      p95Ms: 200,
    });
  });

  test('counts an e-mail as accepted once SES has taken it', () => {
    const { email } = reportOf([posted('published')], part('email', 'accepted', 'delivered', 'address-bounced'));
    expect(email).toMatchObject({ eligible: 4, accepted: 3, delivered: 1, notYetKnown: 1 });
  });

  test('never counts fewer eligible than are known to have been told', () => {
    const { push } = reportOf(
      [posted('published', { email: 0, sms: 0, push: 1 })],
      part('push', 'delivered', 'delivered'),
    );
    expect(push).toMatchObject({ eligible: 2, accepted: 2, delivered: 2, notYetKnown: 0 });
  });

  test('keeps messages and parts of the ledger apart', () => {
    const later = { ...part('sms', 'delivered'), messageNumber: 1 };
    expect(reportOf([posted('published')], part('sms', 'delivered'), later).sms).toMatchObject({ delivered: 1 });
  });
});

test('totals add up all messages of an alert, by channel', () => {
  const later = { ...part('sms', 'delivered', 'unknown'), messageNumber: 1 };
  const totals = totalsOfDelivery([
    part('sms', 'delivered', 'opted-out'),
    later,
    part('email', 'accepted', 'delivered'),
  ]);
  expect(totals.sms).toEqual({ delivered: 2, failed: 2, smsParts: 0, priceMicros: 0, delays: { 100: 2 } });
  expect(totals.email).toMatchObject({ delivered: 1, failed: 0 });
  expect(totals.push).toEqual({ delivered: 0, failed: 0, smsParts: 0, priceMicros: 0, delays: {} });
});
