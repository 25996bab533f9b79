import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OfficialAlert } from '../../contract/operations/official-alerts.ts';
import type { Person } from '../../local/story/person.ts';
import { capFaults } from '../../tools/cap/cap-faults.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { givenResident } from '../support/people.ts';
import { sendRaw } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let member: Person;

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
  member = await givenMember(inUse.platform, community);
}, 60_000);

async function send(differences: Partial<OfficialAlert> = {}): Promise<string> {
  const { inseeCode, townHall } = community;
  const body = {
    category: 'weather',
    description: 'Vent violent <attendu> & pluie cet après-midi.',
    place: { description: 'toute la commune' },
    audience: 'all-communities',
    ...differences,
  } as const;
  const sent = await townHall.client.sendOfficialAlert({ params: { inseeCode }, query: {}, headers: {}, body });
  if (sent.status !== 201) throw new Error('the alert was only previewed');
  return sent.body.alertId;
}

const get = (path: string, headers: Record<string, string> = {}) => sendRaw(inUse.platform, { path, headers });
const feedPath = (format: 'atom' | 'geojson') => `/v1/municipalities/${community.inseeCode}/alerts.${format}`;

describe('the feeds of a municipality', () => {
  test('are for everyone, may be kept, and are not sent again to whoever knows them', async () => {
    await send();
    for (const [format, type] of [
      ['atom', 'application/atom+xml; charset=utf-8'],
      ['geojson', 'application/geo+json'],
    ] as const) {
      const first = await get(feedPath(format));
      expect([first.status, first.headers.get('content-type')]).toEqual([200, type]);
      expect(first.headers.get('cache-control')).toBe('public, max-age=60');
      const again = await get(feedPath(format), { 'if-none-match': first.headers.get('etag') ?? '' });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  test('change with what officers tell, and not with what neighbours do', async () => {
    const tagOf = async () => (await get(feedPath('atom'))).headers.get('etag');
    const before = await tagOf();
    await report(member, community.communityId);
    expect(await tagOf()).toBe(before);
    await send();
    expect(await tagOf()).not.toBe(before);
  });

  test('lead to a valid CAP document of each alert, through what is told and what ends it', async () => {
    const alertId = await send();
    const { client } = community.townHall;
    const cap = async () => {
      const { features } = await client.getAlertsGeoJson({ params: community });
      const link = features.find(({ id }) => id === alertId)?.properties.links.cap ?? '';
      const answer = await fetch(link);
      return { document: await answer.text(), type: answer.headers.get('content-type') };
    };
    const expectCap = async (msgType: string) => {
      const { document, type } = await cap();
      expect(type).toBe('application/cap+xml; charset=utf-8');
      expect(document).toContain(`<msgType>${msgType}</msgType>`);
      expect(await capFaults(document)).toEqual([]);
    };
    await expectCap('Alert');
    await client.addUpdate({
      params: { alertId },
      headers: {},
      body: { kind: 'update', message: 'Des arbres à terre.' },
    });
    await expectCap('Update');
    await client.addUpdate({ params: { alertId }, headers: {}, body: { kind: 'resolved', message: 'C’est fini.' } });
    await expectCap('Cancel');
  });
});

describe('the CAP document of an alert', () => {
  test('of neighbours is for those who may see it, and kept by nobody else', async () => {
    const { alertId } = await report(await givenMember(inUse.platform, community), community.communityId);
    const path = `/v1/alerts/${alertId}/cap.xml`;
    const answer = await sendRaw(inUse.platform, { path, token: member.accessToken });
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const document = await answer.text();
    expect(document).toContain('<scope>Restricted</scope>');
    expect(await capFaults(document)).toEqual([]);
    const headers = { 'if-modified-since': answer.headers.get('last-modified') ?? '' };
    expect((await sendRaw(inUse.platform, { path, token: member.accessToken, headers })).status).toBe(304);
    const stranger = await givenResident(inUse.platform);
    const unseen = await refusalOf(stranger.client.getCap({ params: { alertId }, query: {} }));
    expect(unseen).toMatchObject({ status: 404, code: 'alert-not-found' });
    const inPublic = await get(`/v1/municipalities/${community.inseeCode}/alerts/${alertId}/cap.xml`);
    expect(inPublic.status).toBe(404);
  });

  test('is of the message that is asked for', async () => {
    const alertId = await send();
    const asked = (message: number) => member.client.getCap({ params: { alertId }, query: { message } });
    expect(await asked(0)).toContain(`<identifier>${alertId}.0</identifier>`);
    expect(await refusalOf(asked(1))).toMatchObject({ status: 404, code: 'message-not-found' });
    expect(await refusalOf(asked(-1))).toMatchObject({ status: 400, fields: ['message: too-small'] });
  });
});
