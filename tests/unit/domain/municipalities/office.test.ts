import { describe, expect, test } from '@jest/globals';
import { officerIn, requireOffice } from '../../../../lambdas/domain/municipalities/office.ts';
import { needsSecondOfficer } from '../../../../lambdas/domain/official-alerts/second-officer.ts';
import type { Mandate } from '../../../../lambdas/domain/residents/resident.ts';
import { aResident } from '../../support/a-resident.ts';
import { builtIn, karim, sophie } from '../../support/an-official-alert.ts';

const police: Mandate = { inseeCode: '44190', office: 'police' };
const elsewhere: Mandate = { inseeCode: '44109', office: 'town-hall' };
const referent: Mandate = { inseeCode: '44190', office: 'referent', neighbourhoods: [] };

describe('whoever speaks for a municipality', () => {
  test('is its officer, by the office held there', () => {
    const resident = aResident({ mandates: [elsewhere, referent, police] });
    const officer = { residentId: resident.residentId, kind: 'police', name: 'Camille Martin' };
    expect(officerIn(resident, '44190')).toEqual({ ...officer, hidden: false });
    expect(officerIn(resident, '44190', { hidden: true })).toEqual({ ...officer, hidden: true });
  });

  test('is no officer of it without an office there', () => {
    for (const someone of [undefined, aResident(), aResident({ mandates: [referent, elsewhere] })])
      expect(() => officerIn(someone, '44190')).toThrow('officer-only');
  });
});

test('the police alone send what is theirs; officers of both offices send the rest', () => {
  for (const category of ['police_notice', 'witness_appeal'].map(builtIn)) {
    expect(() => requireOffice(category, sophie)).toThrow('category-not-allowed');
    expect(() => requireOffice(category, karim)).not.toThrow();
  }
  for (const category of ['evacuation', 'weather', 'theft', 'exercise'].map(builtIn))
    for (const officer of [sophie, karim]) expect(() => requireOffice(category, officer)).not.toThrow();
});

test('a second officer is needed for an evacuation, and from 2,001 residents on', () => {
  expect(needsSecondOfficer({ category: 'evacuation' }, 0)).toBe(true);
  expect(needsSecondOfficer({ category: 'weather' }, 2_000)).toBe(false);
  expect(needsSecondOfficer({ category: 'weather' }, 2_001)).toBe(true);
  expect(needsSecondOfficer({ category: 'feu_de_landes' }, 2_001)).toBe(true);
});
