import { describe, expect, test } from '@jest/globals';
import { officialAlert } from '../../../../lambdas/domain/official-alerts/official-alert.ts';
import { aDraft, builtIn, hoursLater, karim, sentAt, sophie, told } from '../../support/an-official-alert.ts';

const send = (differences: Parameters<typeof aDraft>[0] = {}, waits = false) =>
  officialAlert(aDraft(differences), { waits }, sentAt);

describe('an alert of the municipality', () => {
  test('is published at once: its first message leaves, to those it is for', () => {
    const { alert, spread, events } = send();
    expect(alert).toMatchObject({ status: 'published', author: sophie, addressees: { allCommunities: true } });
    expect(alert.messages).toMatchObject([{ number: 0, kind: 'alert', by: sophie, to: { allCommunities: true } }]);
    expect(spread).toEqual([0]);
    expect(events).toEqual([
      {
        actor: { residentId: sophie.residentId, kind: 'town-hall' },
        action: 'sent',
        details: { category: 'utility_outage', level: 'information', to: alert.addressees },
      },
    ]);
  });

  test('waits for its second officer with nothing said', () => {
    const { alert, spread, events } = send({}, true);
    expect(alert).toMatchObject({ status: 'held', messages: [], awaits: { what: 'alert', by: sophie } });
    expect(alert.awaits?.at).toBe(sentAt.toISOString());
    expect(spread).toEqual([]);
    expect(events).toMatchObject([{ action: 'held' }]);
  });

  test('is about now unless its sender says when, in UTC', () => {
    expect(send().alert.happenedAt).toBe(sentAt.toISOString());
    expect(send({ told: told({ happenedAt: '2026-11-22T20:00:00+01:00' }) }).alert.happenedAt).toBe(hoursLater(-1.5));
  });

  test('keeps the case, the vehicle and whether its author is named', () => {
    const vehicle = { type: 'camionnette', colour: 'blanche' };
    const body = told({ category: 'witness_appeal', caseNumber: '2026/1234', vehicle });
    const { alert } = send({ told: body, author: { ...karim, hidden: true } });
    expect(alert).toMatchObject({ caseNumber: '2026/1234', vehicle, author: { kind: 'police', hidden: true } });
  });

  test('holds no number plate', () => {
    expect(JSON.stringify(send({ told: told({ numberPlate: 'AA-123-AA' }) }).alert)).not.toContain('AA-123-AA');
  });
});

describe('an alert ends', () => {
  const endOf = (body: ReturnType<typeof told>) => send({ told: body }).alert.expiresAt;

  test('as its category does', () => {
    expect(endOf(told())).toBe(hoursLater(24));
  });

  test('when its sender says', () => {
    expect(endOf(told({ expiresAt: hoursLater(5) }))).toBe(hoursLater(5));
  });

  test('as long after what it announces as its category lives', () => {
    expect(endOf(told({ happenedAt: hoursLater(48) }))).toBe(hoursLater(72));
  });

  test('after seven days at most', () => {
    expect(endOf(told({ happenedAt: hoursLater(6 * 24 + 12) }))).toBe(hoursLater(7 * 24));
    expect(endOf(told({ category: 'street_defect' }))).toBe(hoursLater(7 * 24));
    expect(builtIn('street_defect').livesHours).toBeGreaterThan(7 * 24);
  });

  test('after seven days when it lasts until it is cancelled', () => {
    expect(endOf(told({ category: 'evacuation' }))).toBe(hoursLater(7 * 24));
  });
});
