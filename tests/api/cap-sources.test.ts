import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CapSourceTerms } from '../../contract/operations/cap-sources.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { givenOfficer } from '../support/people.ts';
import { sendAs } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { usePlatform } from '../support/use-platform.ts';
import { atomOf, capInfo, capText } from '../unit/support/a-cap-alert.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let police: Person;

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
  police = await givenOfficer(inUse.platform, community.inseeCode, 'police');
}, 60_000);

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const warning = (identifier: string, changes: Parameters<typeof capText>[0] = {}) =>
  capText({ identifier, sent: hoursFromNow(-1), info: capInfo({ expires: hoursFromNow(12) }), ...changes });

/** Puts a document where functions find it as `https://alertes.example/<name>`. */
async function publish(name: string, document: string | Buffer): Promise<void> {
  const address = `${inUse.platform.apiUrl}/local/web/alertes.example/${name}`;
  await fetch(address, { method: 'PUT', headers: { 'content-type': 'application/xml' }, body: document });
}

const poll = () => inUse.platform.invoke('poll-cap-sources', {});

const put = (sourceId: string, differences: Partial<CapSourceTerms> = {}) =>
  community.townHall.client.putCapSource({
    params: { inseeCode: community.inseeCode, sourceId },
    body: {
      url: `https://alertes.example/${sourceId}.xml`,
      name: 'Météo',
      categories: [{ capCategory: 'Met', category: 'weather' }],
      area: { geocodes: [{ value: community.inseeCode }] },
      automatic: false,
      audience: 'all-communities',
      ...differences,
    },
  });

const municipality = () => ({ inseeCode: community.inseeCode });
const resultOf = async (sourceId: string) => {
  const { items } = await community.townHall.client.listCapSources({ params: municipality() });
  return items.find((one) => one.sourceId === sourceId)?.lastResult;
};
const drafts = async () => {
  const { client } = community.townHall;
  const { items } = await client.listMunicipalAlerts({ params: municipality(), query: { status: 'held' } });
  return items.filter(({ awaits }) => awaits === 'draft');
};

describe('a source of CAP alerts', () => {
  test('gives drafts, once each, which an officer sends to the neighbours', async () => {
    await put('feed');
    await publish('feed.xml', atomOf('un.xml', 'mauvais.xml'));
    await publish('un.xml', warning('api-1'));
    await publish('mauvais.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
    await poll();
    await poll();
    expect(await resultOf('feed')).toMatchObject({ outcome: 'unchanged' });
    const [draft, ...others] = await drafts();
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ category: 'weather', source: { kind: 'town-hall', name: 'Météo' } });
    const member = await givenMember(inUse.platform, community);
    const params = { alertId: draft?.alertId ?? '' };
    expect(await refusalOf(member.client.getAlert({ params }))).toMatchObject({ code: 'alert-not-found' });
    const query = { awaitsSince: draft?.awaitsSince ?? '' };
    const { client } = community.townHall;
    expect(await refusalOf(client.confirmAlert({ params }))).toMatchObject({ status: 400, code: 'invalid-input' });
    await client.confirmAlert({ params, query });
    expect(await member.client.getAlert({ params })).toMatchObject({ status: 'published' });
    const { features } = await member.client.getAlertsGeoJson({ params: municipality() });
    expect(features.map(({ id }) => id)).toContain(params.alertId);
  });

  test('goes out by itself where it is marked so, is followed, and ends', async () => {
    await put('direct', { automatic: true, audience: { communities: [community.communityId] } });
    const sent = hoursFromNow(-1);
    await publish('direct.xml', warning('direct-1', { sent }));
    await poll();
    expect(await resultOf('direct')).toMatchObject({ outcome: 'read', counts: { sent: 1, drafted: 0 } });
    const references = `meteo@alertes.example,direct-1,${sent}`;
    await publish('direct.xml', warning('direct-2', { msgType: 'Update', references }));
    await poll();
    await publish('direct.xml', warning('direct-3', { msgType: 'Cancel', references }));
    await poll();
    const { items } = await community.townHall.client.listMunicipalAlerts({ params: municipality(), query: {} });
    const alert = items.find(({ audience }) => audience?.communities.includes(community.communityId));
    expect(alert).toMatchObject({ status: 'resolved', updates: [{ kind: 'update' }, { kind: 'resolved' }] });
  });

  test('that cannot be read is told so, and asks for nobody’s patience', async () => {
    await put('huge');
    await publish('huge.xml', Buffer.alloc(1_000_000, 'x'));
    await put('metadata', { url: 'https://alertes.example/metadata.xml' });
    await poll();
    expect(await resultOf('huge')).toMatchObject({ outcome: 'refused', reason: 'too-large' });
    expect(await resultOf('metadata')).toMatchObject({ outcome: 'unreachable', reason: 'status-404' });
  });

  test('is removed by either office, and asked no more', async () => {
    await put('court');
    await police.client.removeCapSource({ params: { ...municipality(), sourceId: 'court' } });
    expect(await resultOf('court')).toBeUndefined();
  });

  test.each([
    ['over HTTP', { url: 'http://alertes.example/a.xml' }, 'url: wrong-form'],
    ['on this machine', { url: 'https://localhost/a.xml' }, 'url: wrong-form'],
    ['at an address in numbers', { url: 'https://169.254.169.254/latest' }, 'url: wrong-form'],
    ['with a password', { url: 'https://a:b@alertes.example/a.xml' }, 'url: wrong-form'],
    ['at no address', { url: 'nothing' }, 'url: wrong-form'],
    ['of no category', { categories: [] }, 'categories: too-few'],
    [
      'of an unknown category',
      { categories: [{ capCategory: 'Met', category: 'tornado' }] },
      'categories.0.category: unknown-category',
    ],
    ['of nowhere', { area: {} }, 'area: wrong-form'],
  ])('%s is refused', async (_, differences, field) => {
    const path = `/v1/municipalities/${community.inseeCode}/cap-sources/refused`;
    const body = {
      url: 'https://alertes.example/a.xml',
      name: 'Météo',
      categories: [{ capCategory: 'Met', category: 'weather' }],
      area: 'anywhere',
      automatic: false,
      audience: 'referents',
      ...differences,
    };
    const refusal = await sendAs(inUse.platform, community.townHall, { method: 'PUT', path, body });
    expect(refusal).toEqual({ status: 400, code: 'invalid-input', fields: [field] });
  });
});
