import { describe, expect, test } from '@jest/globals';
import { alertIdIn } from '../../../../lambdas/domain/alerts/alert-reference.ts';

const alertId = '01M82F8XX0Z6V3N5T7W9X1Y0AB';

describe('an alert is known', () => {
  test.each([
    alertId,
    alertId.toLowerCase(),
    `https://vigie.fr/${alertId}`,
    `https://abc.execute-api.eu-west-1.amazonaws.com/v1/a/${alertId}`,
    `https://vigie.fr/${alertId.toLowerCase()}/?utm_source=sms#top`,
    `VIGIE: DANGER, rue des Lilas ${alertId}.`,
  ])('by %s', (reference) => {
    expect(alertIdIn(reference)).toBe(alertId);
  });

  test.each(['l’alerte d’hier soir', `${alertId}0`, `x${alertId}`, alertId.slice(1), alertId.replace('M', 'U')])(
    'but not by %s',
    (reference) => {
      const wrong = { errors: [{ path: 'alertReference', code: 'wrong-form' }] };
      expect(() => alertIdIn(reference)).toThrow(expect.objectContaining(wrong));
    },
  );
});
