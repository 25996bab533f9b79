import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { type CapSurroundings, capDocument, latestMessage } from '../../../../lambdas/domain/messages/cap-document.ts';
import { capFaults } from '../../../../tools/cap/cap-faults.ts';
import { aCommunity } from '../../support/a-community.ts';
import { followedBy, police } from '../../support/a-notice.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';
import { rueDesLilas, saintSebastien } from '../../support/places.ts';

const surroundings: CapSurroundings = {
  linkBaseUrl: 'https://vigie.example/v1/a/',
  municipality: saintSebastien,
  areas: [],
};

function documentOf(alert: Alert, number?: number, differences: Partial<CapSurroundings> = {}) {
  const message = number === undefined ? latestMessage(alert) : alert.messages[number];
  if (!message) throw new Error('nothing was said');
  return capDocument(alert, message, { ...surroundings, ...differences });
}

/** The texts of an element, in the order of the document. */
const textsOf = (document: string, name: string) =>
  [...document.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);

const odd = 'Deux <personnes> & "un chien" l’ont dit :\u0000\u0007\ud800 😀 ]]> \ufffe fin.';
const forwarding = {
  kind: 'forwarding',
  to: { communityIds: ['x'], allCommunities: false, referents: false },
} as const;
const located = anAlert({ place: { description: '12 rue des Lilas', ...rueDesLilas } });
const resolved = { kind: 'resolved', text: 'Tout va bien.', outcome: 'Interpellation.' } as const;

const kinds: [string, Alert][] = [
  ['an alert', anAlert()],
  ['an alert with a place on the map', located],
  ['an alert of officers', anOfficialAlert()],
  [
    'an alert to referents alone',
    anOfficialAlert({ addressees: { communityIds: [], allCommunities: false, referents: true } }),
  ],
  ['a forwarding', followedBy(anAlert(), forwarding)],
  ['an update', followedBy(anAlert(), { kind: 'update', text: 'Ils sont partis.' })],
  ['one taken in charge', followedBy(anAlert(), { kind: 'taken-in-charge' })],
  ['one resolved', followedBy(anAlert(), resolved, { status: 'resolved' })],
  ['one retracted', followedBy(anAlert(), { kind: 'retracted' }, { status: 'retracted' })],
  ['one hidden', followedBy(anAlert(), { kind: 'hidden' })],
  ['one restored', followedBy(followedBy(anAlert(), { kind: 'hidden' }), { kind: 'restored' })],
  ['an exercise', anOfficialAlert({ category: 'exercise', categoryLabel: { fr: 'Exercice', en: 'Exercise' } })],
  ['one with odd characters', anAlert({ description: odd, place: { description: odd }, vehicle: { type: odd } })],
  ['one with a case number', anOfficialAlert({ category: 'witness_appeal', caseNumber: '2026/0042 <b>' })],
];

describe('a CAP document', () => {
  test.each(kinds)('of %s is valid by the schema, whichever message it is of', async (_, alert) => {
    const documents = alert.messages.map(({ number }) => documentOf(alert, number));
    expect((await Promise.all(documents.map(capFaults))).flat()).toEqual([]);
  });

  test('that is not valid is found out', async () => {
    expect(await capFaults(documentOf(anAlert()).replace('<scope>Restricted', '<scope>Friends'))).not.toEqual([]);
    expect(await capFaults(documentOf(anAlert()).replace('-00:00</sent>', 'Z</sent>'))).not.toEqual([]);
  });

  test('tells the same in French and in English', () => {
    const document = documentOf(anAlert());
    expect(textsOf(document, 'language')).toEqual(['fr-FR', 'en-GB']);
    expect(textsOf(document, 'event')).toEqual(['Cambriolage en cours', 'Burglary in progress']);
    expect(textsOf(document, 'description')).toEqual(Array(2).fill('Deux personnes forcent la porte du garage.'));
    expect(textsOf(document, 'areaDesc')[0]).toBe('12 rue des Lilas, Saint-Sébastien-sur-Loire');
    expect(textsOf(document, 'web')[0]).toBe('https://vigie.example/v1/a/01M82F8XX0Z6V3N5T7W9X1Y0AB');
    expect(textsOf(document, 'value')).toEqual(['44190', '44190']);
  });

  test('says the emergency number first', () => {
    const [french = '', english = ''] = textsOf(documentOf(anAlert()), 'instruction');
    expect(french).toMatch(/^17 d’abord/);
    expect(english).toMatch(/^17 first/);
    expect(textsOf(documentOf(anAlert()), 'headline')[0]).toMatch(/^17 d’abord \(pas encore appelé\), DANGER/);
  });

  test('is restricted among neighbours, and public from officers to neighbours', () => {
    const restriction = textsOf(documentOf(anAlert()), 'restriction');
    expect([textsOf(documentOf(anAlert()), 'scope'), restriction.length]).toEqual([['Restricted'], 1]);
    const official = documentOf(anOfficialAlert());
    expect([textsOf(official, 'scope'), textsOf(official, 'restriction')]).toEqual([['Public'], []]);
    const addressees = { communityIds: [], allCommunities: false, referents: true };
    expect(textsOf(documentOf(anOfficialAlert({ addressees })), 'scope')).toEqual(['Restricted']);
  });

  test('of what followed refers to every message before it, however many', () => {
    let alert = anAlert();
    for (let told = 0; told < 20; told += 1) alert = followedBy(alert, { kind: 'update', text: 'Toujours là.' });
    const references = textsOf(documentOf(alert), 'references')[0]?.split(' ') ?? [];
    expect(references).toHaveLength(20);
    expect(references[0]).toBe(`vigie.example,${alert.alertId}.0,2026-11-22T20:31:00-00:00`);
    expect(textsOf(documentOf(alert), 'msgType')).toEqual(['Update']);
  });

  test('of an end cancels, says that all is clear and what came of it, and asks nothing', () => {
    const document = documentOf(followedBy(anAlert(), resolved, { status: 'resolved' }));
    expect(textsOf(document, 'msgType')).toEqual(['Cancel']);
    expect(textsOf(document, 'responseType')).toEqual(['AllClear', 'AllClear']);
    expect(textsOf(document, 'urgency')).toEqual(['Past', 'Past']);
    expect(textsOf(document, 'instruction')).toEqual([]);
    expect(textsOf(document, 'description')[0]).toContain('Interpellation.');
  });

  test('of what moderators withdrew does not say it a second time', () => {
    const document = documentOf(followedBy(anAlert(), { kind: 'hidden' }));
    expect(document).not.toContain('forcent la porte');
    expect(textsOf(document, 'msgType')).toEqual(['Cancel']);
  });

  test('of an exercise says so before all else', () => {
    const document = documentOf(anOfficialAlert({ category: 'exercise' }));
    expect(textsOf(document, 'status')).toEqual(['Exercise']);
    expect(textsOf(document, 'note')[0]).toMatch(/^EXERCICE/);
    expect(textsOf(document, 'headline')[0]).toMatch(/^EXERCICE/);
    expect(textsOf(document, 'description')[0]).toMatch(/^EXERCICE/);
    expect(textsOf(document, 'instruction')[0]).toMatch(/^EXERCICE/);
  });

  test('names nobody', () => {
    const alert = followedBy(anOfficialAlert(), { kind: 'update', text: 'Suite.', by: { ...police, name: 'Karim' } });
    for (const named of [documentOf(anAlert()), documentOf(alert)])
      expect(named).not.toMatch(/Camille|Karim|02AAAA|02PPPP/);
    expect(textsOf(documentOf(alert), 'senderName')[0]).toBe('Police municipale – Saint-Sébastien-sur-Loire');
  });

  test('is about its place where that is on the map, else about the communities it went to', () => {
    expect(textsOf(documentOf(located), 'circle')[0]).toBe('47.205,-1.503 0.1');
    const document = documentOf(anAlert(), 0, { areas: [aCommunity().area] });
    expect(textsOf(document, 'polygon')[0]).toMatch(/^47\.203,-1\.507 47\.203,-1\.499 .* 47\.203,-1\.507$/);
  });

  test('is by default of the last message, but for a forwarding, which tells others the same', () => {
    const forwarded = followedBy(followedBy(anAlert(), { kind: 'update', text: 'Suite.' }), forwarding);
    expect(latestMessage(forwarded)?.number).toBe(1);
  });
});
