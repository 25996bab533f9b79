import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/story/person.ts';
import { answerNaming } from '../support/answers.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { deliveriesOf, toldOf } from '../support/deliveries.ts';
import { linkSentTo, openPage, sendForm } from '../support/links.ts';
import {
  givenEmptyCommunity,
  givenNeighbour,
  givenQuietCommunity,
  newPhone,
  smsOnly,
  somebodyReports,
} from '../support/neighbours.ts';
import { newEmail, residentIdOf } from '../support/people.ts';
import { whenSubscribed } from '../support/reach.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const danger = () => aReport({ category: 'fire' });
const vigilance = () => aReport({ category: 'theft' });

let first: GivenCommunity;
let community: GivenCommunity;
let resident: Person;
let residentPhone: string;
let communities = 0;

beforeAll(async () => {
  first = await givenQuietCommunity(inUse.platform);
}, 60_000);

beforeEach(async () => {
  communities += 1;
  community = await givenEmptyCommunity(first, `Quartier ${communities}`);
  residentPhone = newPhone();
  resident = await givenNeighbour(inUse.platform, community, {
    name: 'Odile',
    channels: smsOnly(residentPhone, 'vigilance'),
  });
});

type Contact = { readonly phone: string } | { readonly email: string };
const name = (relativeId: '1' | '2' | '3', contact: Contact, by = resident) =>
  by.client.nameRelative({ params: { relativeId }, body: { name: 'Sacha', ...contact } });
const states = async () =>
  (await resident.client.listRelatives()).items.map(({ relativeId, state }) => [relativeId, state]);
const told = async (body = danger()) => toldOf(inUse.platform, await somebodyReports(inUse.platform, community, body));
const subscribed = (phone: string, levels: readonly ('danger' | 'vigilance')[]) =>
  whenSubscribed(inUse.platform, community.communityId, phone, levels);
const own = () => `sms ${residentPhone}`;

describe('a relative reached by SMS', () => {
  test('agrees by the link, and receives dangers and nothing less', async () => {
    const phone = newPhone();
    await name('1', { phone });
    const link = await linkSentTo(inUse.platform, phone, 'relatives');
    const page = await openPage(inUse.platform, link);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('Odile') });
    expect(await states()).toEqual([['1', 'pending']]);
    expect(await told()).toEqual([own()]);

    expect(await sendForm(inUse.platform, link, { answer: 'yes' })).toMatchObject({ status: 200 });
    expect(await states()).toEqual([['1', 'active']]);
    await subscribed(phone, ['danger']);
    expect(await told()).toEqual([own(), `sms ${phone}`].sort());
    expect(await told(vigilance())).toEqual([own()]);
  });

  test('stops by the same link', async () => {
    const phone = newPhone();
    await name('1', { phone });
    const link = await linkSentTo(inUse.platform, phone, 'relatives');
    await sendForm(inUse.platform, link, { answer: 'yes' });
    await subscribed(phone, ['danger']);
    await sendForm(inUse.platform, link, { answer: 'no' });
    expect(await states()).toEqual([['1', 'stopped']]);
    await subscribed(phone, []);
    expect(await told()).toEqual([own()]);
  });

  test('agrees or refuses by answering', async () => {
    const [yes, no] = [newPhone(), newPhone()];
    await name('1', { phone: yes });
    await name('2', { phone: no });
    expect(await answerNaming(inUse.platform, yes, 'yes')).toEqual({ of: 'Odile', answer: 'yes' });
    expect(await answerNaming(inUse.platform, no, 'no')).toEqual({ of: 'Odile', answer: 'no' });
    expect(await answerNaming(inUse.platform, newPhone(), 'yes')).toBeUndefined();
    expect(await states()).toEqual([
      ['1', 'active'],
      ['2', 'refused'],
    ]);
    expect(await refusalOf(name('2', { phone: no }))).toMatchObject({ code: 'relative-refused' });
    await resident.client.removeRelative({ params: { relativeId: '2' } });
    expect(await refusalOf(name('2', { phone: no }))).toMatchObject({ code: 'relative-refused' });
  });

  test('is told no more once nobody names them, and still is while somebody does', async () => {
    const phone = newPhone();
    const spouse = await givenNeighbour(inUse.platform, community, { name: 'Paul', channels: { email: 'off' } });
    await name('1', { phone });
    await name('1', { phone }, spouse);
    await answerNaming(inUse.platform, phone, 'yes');
    await answerNaming(inUse.platform, phone, 'yes');
    await subscribed(phone, ['danger']);
    expect(await told()).toEqual([own(), `sms ${phone}`].sort());
    await spouse.client.removeRelative({ params: { relativeId: '1' } });
    await resident.client.setChannel({
      params: { channel: 'sms' },
      body: { enabled: true, minimumLevel: 'danger' },
    });
    await subscribed(residentPhone, ['danger']);
    expect(await told()).toEqual([own(), `sms ${phone}`].sort());
    await resident.client.removeRelative({ params: { relativeId: '1' } });
    await subscribed(phone, []);
  });

  test('follows the resident who is suspended, or leaves', async () => {
    const phone = newPhone();
    await name('1', { phone });
    await answerNaming(inUse.platform, phone, 'yes');
    await subscribed(phone, ['danger']);
    const params = { communityId: community.communityId, residentId: await residentIdOf(resident) };
    await community.referent.client.decideMembership({ params, body: { status: 'suspended' } });
    await subscribed(phone, []);
    await community.referent.client.decideMembership({ params, body: { status: 'active' } });
    await subscribed(phone, ['danger']);
    expect((await resident.client.getCommunity({ params })).counts).toMatchObject({ members: 1, sms: 1 });
    await resident.client.leaveCommunity({ params });
    await subscribed(phone, []);
  });
});

describe('a relative reached by e-mail', () => {
  test('agrees by the link, reads whose copy it is, and stops in one click', async () => {
    const email = newEmail('proche');
    await name('3', { email });
    const link = await linkSentTo(inUse.platform, email, 'relatives');
    await sendForm(inUse.platform, link, { answer: 'yes' });
    expect(await told(vigilance())).toEqual([own()]);
    const delivered = await deliveriesOf(inUse.platform, await somebodyReports(inUse.platform, community, danger()));
    const copy = delivered.find(({ to }) => to === email);
    expect(copy?.body).toContain('copie des alertes de danger de Odile');
    expect(copy?.body).toContain(link);
    await sendForm(inUse.platform, link, { 'List-Unsubscribe': 'One-Click' });
    expect(await states()).toEqual([['3', 'stopped']]);
    expect(await told()).toEqual([own()]);
  });
});

describe('a link', () => {
  test('of somebody else, or of whoever was named before, is not valid', async () => {
    const phone = newPhone();
    await name('1', { phone });
    const link = await linkSentTo(inUse.platform, phone, 'relatives');
    const forged = `${link.slice(0, -2)}${link.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await openPage(inUse.platform, forged)).toMatchObject({ status: 404 });
    expect(await sendForm(inUse.platform, forged, { answer: 'yes' })).toMatchObject({ status: 404 });
    await name('1', { phone: newPhone() });
    expect(await sendForm(inUse.platform, link, { answer: 'yes' })).toMatchObject({ status: 404 });
    expect(await states()).toEqual([['1', 'pending']]);
  });

  test('without an answer is refused', async () => {
    const phone = newPhone();
    await name('1', { phone });
    const link = await linkSentTo(inUse.platform, phone, 'relatives');
    expect(await sendForm(inUse.platform, link)).toMatchObject({ status: 400 });
  });
});

describe('invitations', () => {
  test('are ten a day at the most', async () => {
    for (let sent = 0; sent < 10; sent += 1) await name('1', { email: newEmail('proche') });
    expect(await refusalOf(name('1', { email: newEmail('proche') }))).toMatchObject({ code: 'too-many-invitations' });
  });

  test('need a phone or an e-mail address, not both', async () => {
    const body = { name: 'Sacha' };
    const params = { relativeId: '1' } as const;
    expect(await refusalOf(resident.client.nameRelative({ params, body }))).toMatchObject({ code: 'invalid-input' });
    const both = { ...body, phone: newPhone(), email: newEmail() };
    expect(await refusalOf(resident.client.nameRelative({ params, body: both }))).toMatchObject({
      code: 'invalid-input',
    });
  });
});
