import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { withMessage } from '../../../../lambdas/domain/alerts/draft-alert.ts';
import type { SettledDelivery } from '../../../../lambdas/domain/deliveries/delivery-totals.ts';
import * as contribution from '../../../../lambdas/domain/statistics/contribution.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';
import { aDelivered } from '../../support/delivered.ts';

const contributionOf = (alert: Alert, delivered?: SettledDelivery) =>
  contribution.contributionOf(alert, { delivered, ofMany: true });

const reportedAtMs = Date.parse(anAlert().reportedAt);
const minutesLater = (minutes: number) => new Date(reportedAtMs + minutes * 60_000);

describe('what an alert adds to the figures', () => {
  test('is of its community and of its day on the calendar of the municipality', () => {
    const { communityId } = anAlert().origin ?? {};
    const sheet = { inseeCode: '44190', day: '2026-11-22', communityId, exercise: false };
    expect(contributionOf(anAlert())).toMatchObject(sheet);
    // Half past midnight in Paris, evening still in Guadeloupe.
    const late = anAlert({ reportedAt: '2026-11-22T23:30:00.000Z' });
    expect(contributionOf(late)).toMatchObject({ day: '2026-11-23', tally: { 'hour:0': 1 } });
    const overseas = anAlert({ reportedAt: '2026-11-22T23:30:00.000Z', inseeCode: '97105' });
    expect(contributionOf(overseas)).toMatchObject({ day: '2026-11-22', tally: { 'hour:19': 1 } });
  });

  test('is of no community when the municipality sent it', () => {
    expect(contributionOf(anOfficialAlert())).not.toHaveProperty('communityId');
  });

  test('is apart when it is an exercise', () => {
    expect(contributionOf(anAlert({ category: 'exercise' })).exercise).toBe(true);
  });

  test('says what it was, when, and until which hour it lives', () => {
    expect(contributionOf(anAlert()).tally).toEqual({
      alerts: 1,
      'category:burglary_in_progress': 1,
      'level:danger': 1,
      'hour:21': 1,
      [`published:${Date.parse('2026-11-22T23:00:00.000Z') / 3_600_000}`]: 1,
      published: 1,
      'publication-delay:0': 1,
    });
  });

  test.each(['resolved', 'retracted', 'held', 'refused'] as const)('tells that it is %s', (status) => {
    const { tally } = contributionOf(anAlert({ status }));
    expect(tally).toMatchObject({ [`outcome:${status}`]: 1 });
    expect(Object.keys(tally).filter((counter) => /^(published|taken-in-charge):/.test(counter))).toEqual([]);
  });

  test('has its delays from the moment of the report', () => {
    const { author } = anAlert();
    const held = anAlert({ messages: [] });
    const released = withMessage(held, { kind: 'alert', by: author }, minutesLater(5));
    const inCharge = withMessage(released, { kind: 'taken-in-charge', by: author }, minutesLater(63));
    const again = withMessage(inCharge, { kind: 'taken-in-charge', by: author }, minutesLater(90));
    expect(contributionOf(again).tally).toMatchObject({ 'publication-delay:300': 1, 'charge-delay:3800': 1 });
  });

  test('has no delay, and no witness, when it never left', () => {
    const { author } = anAlert();
    const held = anAlert({ status: 'retracted', messages: [], witnesses: { confirm: 1, deny: 0 } });
    const { tally } = contributionOf(withMessage(held, { kind: 'retracted', by: author }, minutesLater(1)));
    expect(Object.keys(tally)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/delay|published|witnessed/)]),
    );
  });

  test('counts it once as witnessed, however many saw the same', () => {
    expect(contributionOf(anAlert({ witnesses: { confirm: 0, deny: 2 } })).tally).not.toHaveProperty('witnessed');
    expect(contributionOf(anAlert({ witnesses: { confirm: 7, deny: 2 } })).tally).toMatchObject({ witnessed: 1 });
  });

  test('tells that moderators took it down, not that flags keep it back until they decide', () => {
    const hidden = (by: 'by-flags' | 'by-moderators') =>
      contributionOf(anAlert({ moderation: { screening: [], flags: [], hidden: by } })).tally;
    expect(hidden('by-moderators')).toMatchObject({ hidden: 1 });
    expect(hidden('by-flags')).not.toHaveProperty('hidden');
  });

  test('has what was delivered of it, once that is known', () => {
    expect(contributionOf(anAlert(), aDelivered()).tally).toMatchObject({
      'delivered:push': 3,
      'delivered:sms': 2,
      'delivered:email': 5,
      'failed:sms': 1,
      'sms-segments': 3,
      'sms-micro-usd': 210_000,
      'residents-reached': 7,
    });
  });

  test('holds nothing about a person', () => {
    const alert = anAlert();
    const said = JSON.stringify(contributionOf(alert, aDelivered()));
    expect(said).not.toContain(alert.author.residentId);
    expect(said).not.toContain(alert.place.description);
  });

  const toReferents = { communityIds: [], allCommunities: false, referents: true };
  test.each<[string, Alert, boolean, 'everyone' | 'officers']>([
    ['what neighbours were told', anAlert(), true, 'everyone'],
    ['what was taken back later', anAlert({ status: 'retracted' }), true, 'everyone'],
    ['what the municipality told them, however few', anOfficialAlert(), false, 'everyone'],
    ['what officers alone read', anAlert({ readers: 'officers' }), true, 'officers'],
    ['what went to referents alone', anOfficialAlert({ addressees: toReferents }), true, 'officers'],
    ['what is held', anAlert({ status: 'held', messages: [] }), true, 'officers'],
    ['what was refused before anybody read it', anAlert({ status: 'refused', messages: [] }), true, 'officers'],
    ['what a few households told each other', anAlert(), false, 'officers'],
  ])('%s is for whom it may be', (_, alert, ofMany, readers) => {
    expect(contribution.contributionOf(alert, { ofMany }).readers).toBe(readers);
  });
});
