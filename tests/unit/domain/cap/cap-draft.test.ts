import { describe, expect, test } from '@jest/globals';
import { readCapAlert } from '../../../../lambdas/domain/cap/cap-alert.ts';
import { draftOf } from '../../../../lambdas/domain/cap/cap-draft.ts';
import { matchOf } from '../../../../lambdas/domain/cap/cap-match.ts';
import type { CapSource } from '../../../../lambdas/domain/cap/cap-source.ts';
import { readXml } from '../../../../lambdas/sources/read-xml.ts';
import { capInfo, capText } from '../../support/a-cap-alert.ts';
import { terms } from '../../support/a-cap-town.ts';
import { builtIn } from '../../support/an-official-alert.ts';

const now = new Date('2026-11-22T20:30:00.000Z');

const aSource = (differences: Partial<CapSource> = {}): CapSource => ({
  ...terms({ area: 'anywhere' }),
  inseeCode: '44190',
  sourceId: 'meteo',
  revision: '01JDB1H7K2C4D6E8F0G2H4J6K8',
  authorId: '01JDB1H7K2C4D6E8F0G2H4J6K9',
  setBy: { residentId: '02SSSSSSSSSSSSSSSSSSSSSSSS', kind: 'town-hall' },
  ...differences,
});

function drafted(info: string, differences: Partial<CapSource> = {}, sent = '2026-11-22T20:00:00+00:00') {
  const source = aSource(differences);
  const alert = readCapAlert(readXml(Buffer.from(capText({ info, sent }))));
  const match = matchOf(source, alert, now);
  if (!match) return undefined;
  return draftOf({ source, alert, match, category: builtIn(match.rule.category) }, '01M82F8XX0Z6V3N5T7W9X1Y0AB', now);
}

const rules = (...events: [string | undefined, string][]): Partial<CapSource> => ({
  categories: events.map(([event, category]) => ({
    capCategory: 'Met',
    category,
    ...(event === undefined ? {} : { event }),
  })),
});

describe('a CAP alert becomes of ours', () => {
  test('the category of the first rule that fits, whatever the case and the accents of the event', () => {
    const both = rules(['neige', 'road_works'], ['ÉVÉNEMENT VENT', 'utility_outage'], [undefined, 'weather']);
    expect(drafted(capInfo({ event: 'Evenement vent violent' }), both)?.category.categoryId).toBe('utility_outage');
    expect(drafted(capInfo({ event: 'Orages' }), both)?.category.categoryId).toBe('weather');
    expect(drafted(capInfo({ event: 'Orages' }), rules(['neige', 'weather']))).toBeUndefined();
  });

  test.each([
    ['Extreme', 'Future', 'danger'],
    ['Severe', 'Immediate', 'danger'],
    ['Severe', 'Expected', 'vigilance'],
    ['Moderate', 'Immediate', 'vigilance'],
    ['Minor', 'Immediate', 'information'],
    ['Unknown', 'Unknown', 'vigilance'],
  ])('by its gravity: %s, %s is %s', (severity, urgency, level) => {
    expect(drafted(capInfo({ severity, urgency }))?.level).toBe(level);
  });

  test('told in French where it is, else in the first language', () => {
    const english = capInfo({ language: 'en-GB', headline: 'Strong wind' });
    const german = capInfo({ language: 'de', headline: 'Sturm' });
    expect(drafted(`${english}${german}${capInfo({ language: 'fr' })}`)?.told.description).toMatch(/^Vigilance/);
    expect(drafted(`${english}${german}`)?.told.description).toMatch(/^Strong wind/);
  });

  test('that ends seven days from now at the latest, and began thirty days ago at the earliest', () => {
    const told = drafted(capInfo({ onset: '2026-01-01T00:00:00Z', expires: '2027-06-01T00:00:00Z' }))?.told;
    expect([told?.happenedAt, told?.expiresAt]).toEqual(['2026-10-23T20:30:00.000Z', '2026-11-29T20:30:00.000Z']);
  });

  test('that began before it ends', () => {
    const told = drafted(capInfo({ onset: '2026-12-24T00:00:00Z', expires: '2026-11-23T00:00:00Z' }))?.told;
    expect(told?.happenedAt).toBe('2026-11-23T00:00:00.000Z');
  });

  test('that ends as its category does where it says no end', () => {
    expect(drafted(capInfo({ expires: null }))?.told.expiresAt).toBe('2026-11-23T20:00:00.000Z');
    expect(drafted(capInfo({ expires: null }), {}, '2026-11-21T20:00:00+00:00')).toBeUndefined();
  });

  test('of words that show what they say, none cut but at the end, and its source always told', () => {
    const odd = 'Vent\u202efort\u2028puis pluie\t  \r\n\r\n&lt;b&gt;';
    const told = drafted(capInfo({ headline: odd, description: 'Très long. '.repeat(400) }))?.told;
    expect(told?.description).toMatch(/^Ventfort\npuis pluie\n<b>\nTrès long\./);
    expect(told?.description).toMatch(/…\nSource : Météo de l’Ouest$/);
    expect(told?.description.length).toBeLessThanOrEqual(1_000);
    expect(told?.description).not.toMatch(/[\u202e\u2028\r\t]/);
  });

  test('of the same words once', () => {
    const info = capInfo({ headline: 'Vent', description: 'Vent' });
    expect(drafted(info)?.told.description).toBe('Vent\nRestez chez vous.\nSource : Météo de l’Ouest');
  });

  test('at a place on the map only where the alert is as small as a quarter', () => {
    const area = (shape: string) => `<area><areaDesc>Quai de Loire</areaDesc>${shape}</area>`;
    const place = (shape: string) => drafted(capInfo({ area: area(shape) }))?.told.place;
    expect(place('<circle>47.2,-1.5 2</circle>')).toEqual({
      description: 'Quai de Loire',
      latitude: 47.2,
      longitude: -1.5,
    });
    expect(place('<circle>47.2,-1.5 50</circle>')).toEqual({ description: 'Quai de Loire' });
    expect(place('<polygon>47,-2 47,-1 48,-1 47,-2</polygon>')).toEqual({ description: 'Quai de Loire' });
    expect(drafted(capInfo({ area: '' }))?.told.place).toEqual({ description: 'Météo de l’Ouest' });
  });
});

describe('what is no CAP alert', () => {
  test.each([
    ['without a sender', capText().replace(/<sender>.*<\/sender>/, '')],
    ['with a sender that is no name', capText({ sender: 'deux mots' })],
    ['sent at no time', capText({ sent: 'hier' })],
    ['sent at a time that is none', capText({ sent: '2026-13-45T99:00:00+00:00' })],
    ['of no status', capText({ status: 'Maybe' })],
    ['with a reference to nothing', capText({ references: 'x' })],
    [
      'with more references than there are alerts',
      capText({ references: 'a,b,2026-11-22T20:00:00+00:00 '.repeat(91) }),
    ],
    ['of a category of its own', capText({ info: capInfo({ category: 'Weather' }) })],
    ['without an event', capText({ info: capInfo({ event: '' }) })],
    ['with a text that never ends', capText({ info: capInfo({ description: 'x'.repeat(50_001) }) })],
  ])('is refused: %s', (_, document) => {
    expect(() => readCapAlert(readXml(Buffer.from(document)))).toThrow();
  });
});
