import { describe, expect, test } from '@jest/globals';
import { viewpointOf } from '../../../../lambdas/domain/alerts/visibility.ts';
import { asKnownTo, idsOf, weighedRecord } from '../../../../lambdas/domain/reporting/former-ids.ts';
import { requireWithinLimits } from '../../../../lambdas/domain/reporting/limits.ts';
import { newRecord } from '../../../../lambdas/domain/reporting/reporter-record.ts';
import { aResident } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';

const now = new Date('2026-11-22T20:00:00.000Z');
const formerId = '01JENR0LE1000000000000000A';
const resident = { ...aResident(), formerIds: [formerId] };
const { author } = anAlert();
const alert = anAlert({ author: { ...author, residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB' } });
const written = { ...alert, author: { ...alert.author, residentId: formerId } };
const flag = { residentId: formerId, household: 'h', reason: 'false' as const, at: now.toISOString() };

describe('who signed up after a while', () => {
  test('is the author of what they wrote before', () => {
    const author = asKnownTo(written, resident);
    expect(author.residentId).toBe(formerId);
    expect(viewpointOf(author, written, new Set())).toBe('author');
    expect(new Set(idsOf(author))).toEqual(new Set(idsOf(resident)));
  });

  test('is the one who flagged what they flagged before', () => {
    const flagged = { ...alert, moderation: { ...alert.moderation, flags: [flag] } };
    expect(asKnownTo(flagged, resident).residentId).toBe(formerId);
  });

  test('is themselves otherwise, as is everyone else', () => {
    expect(asKnownTo(alert, resident)).toEqual(resident);
    expect(asKnownTo(written, aResident())).toEqual(aResident());
  });
});

describe('what weighs on them', () => {
  const upheld = (alertId: string, at: string) => ({ alertId, at });
  const own = { ...newRecord(resident.residentId), total: 1, upheld: [upheld('two', '2026-11-21T00:00:00.000Z')] };
  const former = { ...newRecord(formerId), total: 2, upheld: [upheld('one', '2026-11-20T00:00:00.000Z')] };

  test('is what they sent before and since: nobody gets rid of a suspension', () => {
    const weighed = weighedRecord(own, [former]);
    expect(weighed).toMatchObject({ residentId: resident.residentId, total: 3 });
    expect(() => requireWithinLimits(own, true, now)).not.toThrow();
    expect(() => requireWithinLimits(weighed, true, now)).toThrow('broadcasting-suspended');
  });

  test('is their own where there was nothing before', () => {
    expect(weighedRecord(own, [])).toEqual(own);
  });
});
