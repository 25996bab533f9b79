import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { forward } from '../../../../lambdas/domain/official-alerts/forwarding.ts';
import { anAlert } from '../../support/an-alert.ts';
import { aWaitingEvacuation, sophie } from '../../support/an-official-alert.ts';

const now = new Date('2026-11-22T20:45:00.000Z');
const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';
const nobody = { communityIds: [], allCommunities: false, referents: false };
const toChenes = { ...nobody, communityIds: [chenes] };

const go = (alert: Alert, { to = toChenes, residents = 50 } = {}) => forward(alert, { by: sophie, to, residents }, now);

describe('a forwarding', () => {
  test('leaves the author and the words, and is by whoever forwards', () => {
    const before = anAlert();
    const { alert, events, spread } = go(before);
    expect(alert).toMatchObject({ author: before.author, description: before.description });
    expect(alert.messages.at(-1)).toEqual({
      number: 1,
      kind: 'forwarding',
      at: now.toISOString(),
      by: sophie,
      certainty: 'possible',
      to: toChenes,
    });
    expect(spread).toEqual([1]);
    const actor = { residentId: sophie.residentId, kind: 'town-hall' };
    expect(events).toEqual([{ actor, action: 'forwarded', details: { to: toChenes } }]);
  });

  test('adds to those that the alert was sent to', () => {
    const before = anAlert();
    const { alert } = go(before);
    expect(alert.addressees.communityIds).toEqual([...before.addressees.communityIds, chenes]);
  });

  test('to nobody new is none', () => {
    expect(() => go(anAlert(), { to: nobody })).toThrow('already-forwarded');
  });

  test.each<[string, Partial<Alert>]>([
    ['alert-held', { status: 'held' }],
    ['alert-refused', { status: 'refused' }],
    ['alert-resolved', { status: 'resolved' }],
    ['alert-retracted', { status: 'retracted' }],
    ['alert-expired', { expiresAt: '2026-11-22T20:44:00.000Z' }],
    ['alert-hidden', { moderation: { screening: [], flags: [], hidden: 'by-moderators' } }],
  ])('of an alert that is not open is refused: %s', (code, state) => {
    expect(() => go(anAlert(state))).toThrow(code);
  });

  test('of an alert that awaits its second officer is refused', () => {
    expect(() => go(aWaitingEvacuation())).toThrow('alert-held');
  });
});

describe('a forwarding waits for a second officer', () => {
  test('once it reaches 2,001 residents in all, who are not added before', () => {
    expect(go(anAlert(), { residents: 2_000 }).alert.awaits).toBeUndefined();
    const before = anAlert();
    const { alert, events, spread } = go(before, { residents: 2_001 });
    expect(alert).toEqual({
      ...before,
      awaits: { what: 'forwarding', by: sophie, at: now.toISOString(), to: toChenes },
    });
    expect(events).toMatchObject([{ action: 'forwarding-asked', details: { to: toChenes } }]);
    expect(spread).toBeUndefined();
  });

  test('when it is that of an evacuation', () => {
    expect(go(anAlert({ category: 'evacuation' })).alert.awaits).toMatchObject({ what: 'forwarding' });
  });

  test('one at a time', () => {
    const { alert } = go(anAlert({ category: 'evacuation' }));
    expect(() => go(alert)).toThrow('awaits-confirmation');
  });
});
