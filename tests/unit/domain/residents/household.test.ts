import { expect, test } from '@jest/globals';
import { householdOf } from '../../../../lambdas/domain/residents/household.ts';
import { aResident } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';

const alert = anAlert();
const livingAt = (residentId: string, address?: string) =>
  aResident({ residentId, profile: address === undefined ? {} : { address } });
const camille = livingAt('02AAAAAAAAAAAAAAAAAAAAAAAA', '3, rue des Lilas');

test.each(['3 RUE  DES LILAS', '3 rue des Lilas, appt 1'])(
  'those who live behind one door are one household, however they write the address: %s',
  (address) => {
    const noor = livingAt('02BBBBBBBBBBBBBBBBBBBBBBBB', address);
    expect(householdOf(noor, alert)).toBe(householdOf(camille, alert));
  },
);

test('those who live apart are two', () => {
  const noor = livingAt('02BBBBBBBBBBBBBBBBBBBBBBBB', '5 rue des Lilas');
  expect(householdOf(noor, alert)).not.toBe(householdOf(camille, alert));
});

test.each([undefined, '', ' - '])('whoever gave no address (%j) is one of their own', (address) => {
  const [one, other] = ['02BBBBBBBBBBBBBBBBBBBBBBBB', '02CCCCCCCCCCCCCCCCCCCCCCCC'].map((residentId) =>
    householdOf(livingAt(residentId, address), alert),
  );
  expect(one).not.toBe(other);
});

test('tells neither the address nor where else somebody flagged', () => {
  expect(householdOf(camille, alert)).toMatch(/^[0-9a-f]{64}$/);
  expect(householdOf(camille, { alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AC' })).not.toBe(householdOf(camille, alert));
});
