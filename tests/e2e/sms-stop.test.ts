import { beforeAll, describe, expect, test } from '@jest/globals';
import { readInbox } from '../../local/story/inbox-reader.ts';
import type { Person } from '../../local/story/person.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { toldOf } from '../support/deliveries.ts';
import { linkSentTo, openPage, sendForm } from '../support/links.ts';
import { givenNeighbour, givenQuietCommunity, newPhone, smsOnly, somebodyReports } from '../support/neighbours.ts';
import { whenChannelIs, whenInForce, whenSubscribed } from '../support/reach.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let phone: string;
let neighbour: Person;
let link: string;

beforeAll(async () => {
  community = await givenQuietCommunity(inUse.platform);
  phone = newPhone();
  neighbour = await givenNeighbour(inUse.platform, community, { channels: smsOnly(phone, 'information') });
  link = await linkSentTo(inUse.platform, phone, 'sms-stops');
}, 60_000);

const told = async () => toldOf(inUse.platform, await somebodyReports(inUse.platform, community));
const askedLinks = async () =>
  (await readInbox(inUse.platform.config)).filter(({ to, body }) => to === phone && body.includes('/v1/sms-stops/'))
    .length;

describe('the link of the SMS that follows a confirmed number', () => {
  test('opened, changes nothing', async () => {
    const page = await openPage(inUse.platform, link);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<form method="post">') });
    await whenChannelIs(neighbour, 'sms', { state: 'active' });
  });

  test('stops SMS from the next alert on, and undoes it', async () => {
    expect(await told()).toEqual([`sms ${phone}`]);
    const stopped = await sendForm(inUse.platform, link);
    expect(stopped).toMatchObject({ status: 200, body: expect.stringContaining(`${link}/undo`) });
    expect(await openPage(inUse.platform, link)).toMatchObject({ body: expect.stringContaining(`${link}/undo`) });
    await whenSubscribed(inUse.platform, community.communityId, phone, []);
    expect(await told()).toEqual([]);
    expect(await sendForm(inUse.platform, `${link}/undo`)).toMatchObject({ status: 200 });
    await whenInForce(neighbour);
    expect(await told()).toEqual([`sms ${phone}`]);
  });

  test.each([
    ['a forged signature', () => `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`],
    ['nobody', () => `/v1/sms-stops/01ARZ3NDEKTSV4RRFFQ69G5FAV.${'A'.repeat(22)}`],
  ])('with %s is not valid', async (_, path) => {
    const page = { status: 404, body: expect.stringContaining('Ce lien n’est pas valable') };
    expect(await openPage(inUse.platform, path())).toMatchObject(page);
    expect(await sendForm(inUse.platform, path())).toMatchObject(page);
    expect(await sendForm(inUse.platform, `${path()}/undo`)).toMatchObject({ status: 404 });
  });

  test.each(['sms-stops', 'relatives', 'unsubscriptions', 'a'])('cut off is a page that says so: %s', async (of) => {
    const { status, body } = await openPage(inUse.platform, `/v1/${of}/trop-court`);
    expect(status).toBe(400);
    expect(body).toContain('<!doctype html>');
  });

  test('of a number given up since is not valid', async () => {
    const [former, recent] = [newPhone(), newPhone()];
    const mover = await givenNeighbour(inUse.platform, community, { channels: smsOnly(former, 'danger') });
    const old = await linkSentTo(inUse.platform, former, 'sms-stops');
    await mover.client.setChannel({
      params: { channel: 'sms' },
      body: { enabled: true, minimumLevel: 'danger', phone: recent },
    });
    expect(await sendForm(inUse.platform, old)).toMatchObject({ status: 404 });
  });
});

describe('the page that the links of alerts open', () => {
  test('has the link sent, once an hour, to a number that is known, and says the same of any other', async () => {
    const before = await askedLinks();
    const page = await openPage(inUse.platform, '/v1/a/01ARZ3NDEKTSV4RRFFQ69G5FAV');
    expect(page.body).toContain('<form method="post" action="/v1/sms-stops">');
    const known = await sendForm(inUse.platform, '/v1/sms-stops', { phone });
    expect(await askedLinks()).toBe(before + 1);
    const again = await sendForm(inUse.platform, '/v1/sms-stops', { phone: phone.replace('+33', '0') });
    const unknown = await sendForm(inUse.platform, '/v1/sms-stops', { phone: newPhone() });
    expect(again).toEqual(known);
    expect(unknown).toEqual(known);
    expect(await askedLinks()).toBe(before + 1);
  });

  test('sends nothing to what is no number', async () => {
    const body = expect.stringContaining('Ce numéro n’est pas valable');
    expect(await sendForm(inUse.platform, '/v1/sms-stops', { phone: 'mon numéro' })).toMatchObject({
      status: 400,
      body,
    });
    expect(await sendForm(inUse.platform, '/v1/sms-stops')).toMatchObject({ status: 400 });
  });
});
