import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { contributionOf } from '../../../../lambdas/domain/statistics/contribution.ts';
import { bothFigures, figuresOf } from '../../../../lambdas/domain/statistics/figures.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';
import { aDelivered } from '../../support/delivered.ts';

const lilas = anAlert().origin?.communityId ?? '';
const chenes = { communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9', name: 'Les Chênes' };
const names = new Map([[lilas, 'Les Lilas']]);
const sheetsOf = (...alerts: readonly Alert[]) => alerts.map((alert) => contributionOf(alert, { ofMany: true }));
const read = (alerts: readonly Alert[], now = '2026-11-22T21:00:00.000Z') =>
  figuresOf(sheetsOf(...alerts), { now: new Date(now), segmentPrice: 0.07, names });

describe('the figures', () => {
  test('of nothing are zeros, without shares or delays', () => {
    expect(read([])).toMatchObject({
      alerts: 0,
      byCategory: [],
      byCommunity: [],
      byLevel: { danger: 0, vigilance: 0, information: 0 },
      byOutcome: { published: 0, expired: 0 },
      shares: { witnessed: undefined, retracted: undefined, refused: undefined },
      delays: { publication: { alerts: 0, medianSeconds: undefined } },
      sms: { segments: 0, estimatedCost: { amount: 0, currency: 'EUR' } },
    });
  });

  test('count by category, level, hour and community, the largest first', () => {
    const figures = read([
      anAlert(),
      anAlert({ category: 'theft', level: 'vigilance', origin: chenes }),
      anAlert({ category: 'theft', level: 'vigilance', origin: chenes, reportedAt: '2026-11-22T04:05:00.000Z' }),
      anOfficialAlert(),
    ]);
    expect(figures.byCategory).toEqual([
      { category: 'theft', alerts: 2 },
      { category: 'burglary_in_progress', alerts: 1 },
      { category: 'police_notice', alerts: 1 },
    ]);
    expect(figures.byLevel).toEqual({ danger: 1, vigilance: 3, information: 0 });
    expect(figures.byHour.flatMap((alerts, hour) => (alerts > 0 ? [[hour, alerts]] : []))).toEqual([
      [5, 1],
      [21, 3],
    ]);
    expect(figures.byCommunity).toEqual([
      { communityId: chenes.communityId, alerts: 2, published: 2 },
      { alerts: 1, published: 1 },
      { communityId: lilas, name: 'Les Lilas', alerts: 1, published: 1 },
    ]);
  });

  test('let what nobody closed expire by the clock, once the hour of its end is over', () => {
    const alerts = [anAlert(), anAlert({ status: 'taken-in-charge' }), anAlert({ status: 'resolved' })];
    expect(read(alerts, '2026-11-22T22:59:59.999Z').byOutcome).toMatchObject({
      published: 1,
      'taken-in-charge': 1,
      resolved: 1,
      expired: 0,
    });
    expect(read(alerts, '2026-11-22T23:00:00.000Z').byOutcome).toMatchObject({
      published: 0,
      'taken-in-charge': 0,
      resolved: 1,
      expired: 2,
    });
  });

  test('give the witnessed as a part of those published, the retracted and refused as a part of all', () => {
    const { shares } = read([
      anAlert({ witnesses: { confirm: 1, deny: 0 } }),
      anAlert({ status: 'retracted' }),
      anAlert(),
      anAlert({ status: 'refused', messages: [] }),
    ]);
    expect(shares).toEqual({ witnessed: 0.333, retracted: 0.25, refused: 0.25 });
  });

  test('add up what was delivered, and what its SMS cost by the price set and by the logs', () => {
    const sheets = [1, 2, 3].map(() => contributionOf(anAlert(), { delivered: aDelivered(), ofMany: true }));
    const { reached, sms } = figuresOf(sheets, { now: new Date(), segmentPrice: 0.07, names });
    expect(reached).toEqual({
      residents: 21,
      delivered: { push: 9, sms: 6, email: 15 },
      failed: { push: 0, sms: 3, email: 0 },
    });
    expect(sms).toEqual({
      segments: 9,
      estimatedCost: { amount: 0.63, currency: 'EUR' },
      loggedCost: { amount: 0.63, currency: 'USD' },
    });
  });

  test('of exercises stand apart', () => {
    const sheets = sheetsOf(anAlert(), anAlert({ category: 'exercise' }), anAlert({ category: 'exercise' }));
    const { actual, exercises } = bothFigures(sheets, { now: new Date(), segmentPrice: 0, names });
    expect([actual.alerts, exercises.alerts]).toEqual([1, 2]);
  });
});
