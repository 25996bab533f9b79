import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import {
  asReachedAt,
  minimumLevelAt,
  nextTurnMs,
  todayOf,
  withAbsence,
  withoutAbsence,
} from '../../../../lambdas/domain/residents/absence.ts';
import { channelViews } from '../../../../lambdas/domain/residents/channel-view.ts';
import { wantedSubscriptions } from '../../../../lambdas/domain/subscriptions/wanted-subscriptions.ts';
import { aConfirmedSms, aDevice, aMembership, aReferent, aResident } from '../../support/a-resident.ts';

const now = new Date('2026-11-22T20:31:00.000Z');
const camille = aResident({
  memberships: [aMembership()],
  channels: {
    sms: { ...aConfirmedSms, minimumLevel: 'information' },
    push: { enabled: true, minimumLevel: 'vigilance' },
  },
  devices: [aDevice()],
});
const away = withAbsence(camille, { from: '2026-12-24', to: '2027-01-02' }, now);
const [before, during, after] = ['2026-12-23T22:59:59Z', '2026-12-23T23:00:00Z', '2027-01-02T23:00:00Z'].map(
  (instant) => new Date(instant),
) as [Date, Date, Date];
const levelsAt = (instant: Date) =>
  wantedSubscriptions(asReachedAt(away, instant)).map(({ of, minimumLevel }) => `${of} ${minimumLevel}`);

describe('an absence', () => {
  test('lasts from the beginning of its first day to the end of its last, on the clocks of where the resident lives', () => {
    expect(levelsAt(before)).toEqual(['sms information', 'push:pixel vigilance']);
    expect(levelsAt(during)).toEqual(['sms danger', 'push:pixel danger']);
    expect(levelsAt(after)).toEqual(['sms information', 'push:pixel vigilance']);
  });

  test('of a resident overseas goes by their clocks', () => {
    const inReunion = aResident({ memberships: [aMembership({ inseeCode: '97411' })] });
    const { absence } = withAbsence(inReunion, { from: '2026-12-24', to: '2026-12-24' }, now);
    expect(absence).toMatchObject({
      startsAtMs: Date.parse('2026-12-23T20:00Z'),
      endsAtMs: Date.parse('2026-12-24T20:00Z'),
    });
    expect(todayOf(inReunion, now)).toBe('2026-11-23');
  });

  test.each([
    ['of a referent who is no member', { mandates: [aReferent({ inseeCode: '97411' })] }, '2026-11-23'],
    ['of somebody who belongs nowhere yet', {}, '2026-11-22'],
  ])('%s has a calendar too', (_, differences, today) => {
    expect(todayOf(aResident(differences), now)).toBe(today);
  });

  test('holds for e-mails at the very moment that they are sent', () => {
    const recipient = { minimumLevel: 'information', absence: away.absence } as const;
    expect(
      [before, during, after].map((instant) =>
        minimumLevelAt({ ...recipient, absence: { startsAtMs: 0, endsAtMs: 0, ...recipient.absence } }, instant),
      ),
    ).toEqual(['information', 'danger', 'information']);
    expect(minimumLevelAt({ minimumLevel: 'vigilance' }, now)).toBe('vigilance');
  });

  test('turns twice, and then is over', () => {
    expect([now, before, during, after].map((instant) => nextTurnMs(away.absence, instant))).toEqual([
      away.absence?.startsAtMs,
      away.absence?.startsAtMs,
      away.absence?.endsAtMs,
      undefined,
    ]);
  });

  test('changes nothing of what the resident chose', () => {
    expect(away.channels).toEqual(camille.channels);
    expect(channelViews(away, during).sms.minimumLevel).toBe('information');
    expect(withoutAbsence(away)).toEqual(camille);
    expect(withoutAbsence(camille)).toBe(camille);
  });

  test.each([
    ['2026-11-24', '2026-11-23', 'not-after-the-start'],
    ['2026-11-01', '2026-11-21', 'in-the-past'],
    ['2026-11-24', '2028-11-24', 'over-one-year'],
  ])('from %s to %s is refused: %s', (from, to, code) => {
    const refused = () => withAbsence(camille, { from, to }, now);
    expect(refused).toThrow(Refusal);
    expect(errorsOf(refused)).toEqual([{ path: 'to', code }]);
  });

  test.each([
    ['9999-12-31', '9999-12-31'],
    ['2027-12-01', '2027-12-02'],
  ])('from %s to %s is too far ahead', (from, to) => {
    expect(errorsOf(() => withAbsence(camille, { from, to }, now))).toEqual([
      { path: 'from', code: 'over-a-year-ahead' },
    ]);
  });

  test.each([
    ['2026-11-01', '2026-11-22'],
    ['2026-11-23', '2026-11-23'],
  ])('from %s to %s is one', (from, to) => {
    expect(withAbsence(camille, { from, to }, now).absence).toMatchObject({ from, to });
  });
});

function errorsOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error instanceof Refusal ? error.errors : error;
  }
  return undefined;
}
