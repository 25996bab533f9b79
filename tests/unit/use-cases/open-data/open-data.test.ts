import { describe, expect, test } from '@jest/globals';
import type { AlertFeatures } from '../../../../contract/operations/open-data.ts';
import { childrenOf, textIn, type XmlNode } from '../../../../lambdas/domain/cap/xml-node.ts';
import { readXml } from '../../../../lambdas/sources/read-xml.ts';
import { addUpdate } from '../../../../lambdas/use-cases/follow-up/add-update.ts';
import { moderateAlert } from '../../../../lambdas/use-cases/moderation/moderate-alert.ts';
import { getAlertsAtom } from '../../../../lambdas/use-cases/open-data/get-alerts-atom.ts';
import { getAlertsGeoJson } from '../../../../lambdas/use-cases/open-data/get-alerts-geo-json.ts';
import { getCap } from '../../../../lambdas/use-cases/open-data/get-cap.ts';
import { getPublicCap } from '../../../../lambdas/use-cases/open-data/get-public-cap.ts';
import { capFaults } from '../../../../tools/cap/cap-faults.ts';
import { callerOf, type Townsperson } from '../../support/a-town.ts';
import { anOfficialTown, chenes, forward, lilas, type OfficialTown, send } from '../../support/an-official-town.ts';
import { rueDesLilas, saintSebastien } from '../../support/places.ts';

const { inseeCode } = saintSebastien;
const publisher = { linkBaseUrl: 'https://vigie.example/v1/a/', apiUrl: 'https://api.example' };
const asked = { language: 'fr', caller: undefined, query: undefined, headers: undefined, body: undefined } as const;

const withPublisher = (town: OfficialTown) => ({ ...town, publisher, linkBaseUrl: publisher.linkBaseUrl });
const atom = (town: OfficialTown, code = inseeCode) =>
  getAlertsAtom(withPublisher(town))({ ...asked, params: { inseeCode: code } });
const geoJson = (town: OfficialTown) => getAlertsGeoJson(withPublisher(town))({ ...asked, params: { inseeCode } });
const publicCap = (town: OfficialTown, alertId: string, query: { message?: number } = {}, code = inseeCode) =>
  getPublicCap(withPublisher(town))({ ...asked, params: { inseeCode: code, alertId }, query });
const cap = (town: OfficialTown, alertId: string, by: Townsperson, query: { message?: number } = {}) =>
  getCap(withPublisher(town))({ ...asked, params: { alertId }, query, caller: callerOf(by) });

const follow = (town: OfficialTown, alertId: string, kind: 'update' | 'resolved', message = 'Suite.') =>
  addUpdate(town)({
    ...asked,
    params: { alertId },
    headers: {},
    body: { kind, message },
    caller: callerOf('townHall'),
  });
const hide = (town: OfficialTown, alertId: string) =>
  moderateAlert(town)({
    ...asked,
    params: { alertId },
    body: { decision: 'hide', reason: 'Envoyée par erreur.' },
    caller: callerOf('police'),
  });

const idsOf = ({ features }: AlertFeatures) => features.map(({ id }) => id);

const feedOf = async (town: OfficialTown): Promise<XmlNode> => readXml(Buffer.from(await atom(town)));
const entriesOf = async (town: OfficialTown) => childrenOf(await feedOf(town), 'entry');
const textsOf = (node: XmlNode | undefined, ...names: string[]) =>
  node && Object.fromEntries(names.map((name) => [name, textIn(node, name)]));
const authorOf = (node: XmlNode | undefined) =>
  node && childrenOf(node, 'author').map((author) => textIn(author, 'name'));
const linksOf = (node: XmlNode | undefined) =>
  node && childrenOf(node, 'link').map(({ attributes }) => Object.fromEntries(attributes));

describe('the public list of a municipality', () => {
  test('has what officers told neighbours, newest first', async () => {
    const town = await anOfficialTown();
    const first = await send(town, { audience: { communities: [lilas] } });
    town.wait(1);
    const second = await send(town);
    expect(idsOf(await geoJson(town))).toEqual([second.alertId, first.alertId]);
  });

  test.each<[string, (town: OfficialTown) => Promise<unknown>]>([
    ['only referents were sent', (town) => send(town, { audience: 'referents' })],
    ['a second officer has not confirmed', (town) => send(town, { category: 'evacuation' })],
    ['is hidden', async (town) => hide(town, (await send(town)).alertId)],
    ['was told over seven days ago', async (town) => [await send(town), town.wait(7 * 24)]],
  ])('lacks what %s', async (_, given) => {
    const town = await anOfficialTown();
    await given(town);
    expect(idsOf(await geoJson(town))).toEqual([]);
    expect(await entriesOf(town)).toEqual([]);
  });

  test('has what referents alone were sent once a community was', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town, { audience: 'referents' });
    await forward(town, alertId, { communities: [chenes] });
    expect(idsOf(await geoJson(town))).toEqual([alertId]);
  });

  test('is not found where nothing is registered', async () => {
    const town = await anOfficialTown();
    await expect(atom(town, '75056')).rejects.toMatchObject({ code: 'municipality-not-found' });
  });
});

describe('the Atom feed', () => {
  test('has what RFC 4287 asks of a feed and of an entry, and links the CAP document of each', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town, { description: 'Coupure <d’eau> & "travaux" cet après-midi.' });
    const feed = await feedOf(town);
    expect([feed.name, feed.namespace]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(textsOf(feed, 'id', 'updated')).toEqual({
      id: `urn:vigie:municipality:${inseeCode}:alerts`,
      updated: town.clock().toISOString(),
    });
    expect(authorOf(feed)).toEqual([saintSebastien.name]);
    const [entry] = await entriesOf(town);
    expect(textsOf(entry, 'id', 'updated', 'content')).toEqual({
      id: `urn:vigie:alert:${alertId}`,
      updated: town.clock().toISOString(),
      content: 'Coupure <d’eau> & "travaux" cet après-midi.',
    });
    expect(authorOf(entry)).toEqual([`Mairie – ${saintSebastien.name}`]);
    expect(linksOf(entry)).toEqual([
      { rel: 'alternate', type: 'text/html', href: `https://vigie.example/v1/a/${alertId}` },
      {
        rel: 'alternate',
        type: 'application/cap+xml',
        href: `https://api.example/v1/municipalities/${inseeCode}/alerts/${alertId}/cap.xml`,
      },
    ]);
  });

  test('keeps the id of an alert when it is spoken of again, and says when', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town);
    town.wait(1);
    await follow(town, alertId, 'resolved', 'L’eau est revenue.');
    const [entry] = await entriesOf(town);
    const updated = town.clock().toISOString();
    expect(textsOf(entry, 'id', 'updated')).toEqual({ id: `urn:vigie:alert:${alertId}`, updated });
    expect(textsOf(entry, 'title', 'content')).toEqual({
      title: expect.stringContaining('FIN D’ALERTE'),
      content: expect.stringContaining('L’eau est revenue.'),
    });
  });

  test('of a town without news is a feed all the same', async () => {
    const feed = await feedOf(await anOfficialTown());
    expect(textsOf(feed, 'updated')).toEqual({ updated: '1970-01-01T00:00:00.000Z' });
  });
});

describe('the GeoJSON', () => {
  test('puts an alert where it is, else on the communities it went to, else nowhere', async () => {
    const town = await anOfficialTown();
    const everywhere = await send(town);
    const there = await send(town, { audience: { communities: [lilas] } });
    const both = await send(town, { audience: { communities: [lilas, chenes] } });
    const here = await send(town, { place: { description: 'rue des Lilas', ...rueDesLilas } });
    const { features, bbox } = await geoJson(town);
    const types = Object.fromEntries(features.map(({ id, geometry }) => [id, geometry?.type]));
    expect(types).toEqual({
      [everywhere.alertId]: undefined,
      [there.alertId]: 'Polygon',
      [both.alertId]: 'MultiPolygon',
      [here.alertId]: 'Point',
    });
    expect(bbox).toEqual([-1.507, 47.203, -1.499, 47.2075]);
  });

  test('tells what everyone may read, and names nobody', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town);
    await follow(town, alertId, 'update');
    const collection = await geoJson(town);
    expect(collection.features[0]?.properties).toMatchObject({
      source: 'town-hall',
      status: 'published',
      updates: [{ number: 1, kind: 'update', message: 'Suite.', source: 'town-hall' }],
    });
    expect(JSON.stringify(collection)).not.toMatch(/townHall|"0[12][A-Z0-9]{24}".*residentId/);
  });
});

describe('a CAP document', () => {
  test('is given to whoever may see the alert, of its last message or of another', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town, { audience: { communities: [lilas] } });
    town.wait(1);
    await follow(town, alertId, 'update');
    for (const by of ['active', 'townHall', 'police'] as const) {
      const last = await cap(town, alertId, by);
      expect(last.body).toContain('<msgType>Update</msgType>');
      expect(last.body).toContain('<polygon>');
      expect(last.lastModified).toEqual(town.clock());
      expect(await capFaults(last.body)).toEqual([]);
    }
    expect((await cap(town, alertId, 'active', { message: 0 })).body).toContain('<msgType>Alert</msgType>');
    await expect(cap(town, alertId, 'stranger')).rejects.toMatchObject({ code: 'alert-not-found' });
    await expect(cap(town, alertId, 'active', { message: 7 })).rejects.toMatchObject({ code: 'message-not-found' });
  });

  test('is not there of what was not told to anyone', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town, { category: 'evacuation' });
    await expect(cap(town, alertId, 'police')).rejects.toMatchObject({ code: 'alert-held' });
    await expect(publicCap(town, alertId)).rejects.toMatchObject({ code: 'alert-not-found' });
  });

  test('is for everyone of what officers told neighbours, in its own municipality', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town);
    expect((await publicCap(town, alertId)).body).toContain('<scope>Public</scope>');
    await expect(publicCap(town, alertId, {}, '44109')).rejects.toMatchObject({ code: 'alert-not-found' });
    await hide(town, alertId);
    await expect(publicCap(town, alertId)).rejects.toMatchObject({ code: 'alert-not-found' });
  });

  test('is for nobody else of what referents alone were sent', async () => {
    const town = await anOfficialTown();
    const { alertId } = await send(town, { audience: 'referents' });
    await expect(publicCap(town, alertId)).rejects.toMatchObject({ code: 'alert-not-found' });
  });
});
