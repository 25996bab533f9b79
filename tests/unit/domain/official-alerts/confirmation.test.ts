import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { confirm } from '../../../../lambdas/domain/official-alerts/confirmation.ts';
import { forward } from '../../../../lambdas/domain/official-alerts/forwarding.ts';
import { anAlert } from '../../support/an-alert.ts';
import { aWaitingEvacuation, hoursLater, karim, sentAt, sophie } from '../../support/an-official-alert.ts';

const later = (hours: number) => new Date(hoursLater(hours));
const toChenes = { communityIds: ['01JDB1H7K2C4D6E8F0G2H4J6K9'], allCommunities: false, referents: false };

/** A burglary whose forwarding by Sophie waits. */
const waitingForwarding = () => forward(anAlert(), { by: sophie, to: toChenes, residents: 3_000 }, sentAt).alert;

describe('a second officer', () => {
  test('lets an alert out: it is published in the words and the name of its author', () => {
    const { alert, events, spread } = confirm(aWaitingEvacuation(), karim, later(1));
    expect(alert).toMatchObject({
      status: 'published',
      author: sophie,
      confirmedBy: { residentId: karim.residentId, kind: 'police' },
      messages: [{ number: 0, kind: 'alert', by: sophie, at: hoursLater(1), to: { allCommunities: true } }],
    });
    expect(alert.awaits).toBeUndefined();
    expect(spread).toEqual([0]);
    expect(events).toEqual([
      {
        actor: { residentId: karim.residentId, kind: 'police' },
        action: 'confirmed',
        details: { what: 'alert', askedBy: sophie.residentId },
      },
    ]);
  });

  test('lets a forwarding out, by whoever asked for it', () => {
    const { alert, events, spread } = confirm(waitingForwarding(), karim, later(0.5));
    expect(alert.addressees.communityIds).toContain(toChenes.communityIds[0]);
    expect(alert.messages.at(-1)).toMatchObject({ kind: 'forwarding', by: sophie, to: toChenes });
    expect(alert.awaits).toBeUndefined();
    expect(spread).toEqual([1]);
    expect(events).toMatchObject([{ action: 'confirmed', details: { what: 'forwarding' } }]);
  });

  test('is not whoever asked', () => {
    expect(() => confirm(aWaitingEvacuation(), sophie, later(1))).toThrow('not-by-its-author');
    expect(() => confirm(waitingForwarding(), sophie, later(0.5))).toThrow('not-by-its-author');
  });

  test('comes once', () => {
    const { alert } = confirm(aWaitingEvacuation(), karim, later(1));
    for (const officer of [karim, sophie]) expect(() => confirm(alert, officer, later(1))).toThrow('already-confirmed');
  });

  test.each<[string, Alert]>([
    ['what moderators hold', anAlert({ status: 'held', messages: [] })],
    ['what is published already', anAlert()],
  ])('has nothing to confirm in %s', (_, alert) => {
    expect(() => confirm(alert, karim, later(0.1))).toThrow('nothing-to-confirm');
  });

  test('is told that the alert was retracted or refused meanwhile', () => {
    const { awaits: _, ...settled } = aWaitingEvacuation();
    for (const waiting of [settled, aWaitingEvacuation()]) {
      expect(() => confirm({ ...waiting, status: 'retracted' }, karim, later(1))).toThrow('alert-retracted');
      expect(() => confirm({ ...waiting, status: 'refused' }, karim, later(1))).toThrow('alert-refused');
    }
  });

  test('is told that the alert was resolved, whose forwarding waits no more', () => {
    expect(() => confirm(anAlert({ status: 'resolved' }), karim, later(1))).toThrow('alert-resolved');
  });

  test.each<[string, Partial<Alert>]>([
    ['alert-resolved', { status: 'resolved' }],
    ['alert-retracted', { status: 'retracted' }],
    ['alert-expired', { expiresAt: hoursLater(0.25) }],
    ['alert-hidden', { moderation: { screening: [], flags: [], hidden: 'by-flags' } }],
  ])('is told why a forwarding came too late: %s', (code, state) => {
    expect(() => confirm({ ...waitingForwarding(), ...state }, karim, later(0.5))).toThrow(code);
  });
});

describe('the life of what waited', () => {
  const endOnceConfirmed = (alert: Alert, hours: number) => confirm(alert, karim, later(hours)).alert.expiresAt;

  test('starts when it is confirmed', () => {
    expect(endOnceConfirmed(aWaitingEvacuation({ category: 'heat_cold' }), 3)).toBe(hoursLater(75));
    const announced = aWaitingEvacuation({ category: 'heat_cold', happenedAt: hoursLater(24) });
    expect(endOnceConfirmed(announced, 3)).toBe(hoursLater(96));
  });

  test('ends when its sender chose', () => {
    expect(endOnceConfirmed(aWaitingEvacuation({ expiresAt: hoursLater(10) }), 3)).toBe(hoursLater(10));
  });

  test('is over when that has passed', () => {
    const alert = aWaitingEvacuation({ expiresAt: hoursLater(10) });
    expect(() => confirm(alert, karim, later(10))).toThrow('alert-expired');
  });

  test('ends seven days after it was written at most, as far back as feeds reach', () => {
    expect(endOnceConfirmed(aWaitingEvacuation(), 3)).toBe(hoursLater(7 * 24));
    expect(() => confirm(aWaitingEvacuation(), karim, later(7 * 24))).toThrow('alert-expired');
  });
});
