import { describe, expect, test } from '@jest/globals';
import { pollCapSources } from '../../../../lambdas/use-cases/cap/poll-cap-sources.ts';
import { addUpdate } from '../../../../lambdas/use-cases/follow-up/add-update.ts';
import { moderateAlert } from '../../../../lambdas/use-cases/moderation/moderate-alert.ts';
import { atomOf, capInfo, capText, referenceTo } from '../../support/a-cap-alert.ts';
import { aCapTown, type CapTown, feedUrl } from '../../support/a-cap-town.ts';
import { callerOf, idOf } from '../../support/a-town.ts';
import { actionsOf, confirm, lilas, list } from '../../support/an-official-town.ts';

/** A town whose source gives a document, once it was asked. */
async function given(document: string | Uint8Array, differences: Parameters<CapTown['put']>[0] = {}): Promise<CapTown> {
  const town = await aCapTown();
  await town.put(differences);
  town.gives(document);
  await town.poll();
  return town;
}

const automatic = { automatic: true, audience: { communities: [lilas] } };
const later = '2026-11-22T21:00:00+00:00';
const updateOf = (identifier: string, differences: Parameters<typeof capText>[0] = {}) =>
  capText({ identifier, sent: later, msgType: 'Update', references: referenceTo('vent-1'), ...differences });
const cancelOf = (identifier: string) => updateOf(identifier, { msgType: 'Cancel' });

async function leaveOffice({ residents }: CapTown): Promise<void> {
  const officer = await residents.load(idOf('townHall'));
  if (officer) await residents.save(officer, { ...officer, mandates: [] });
}

async function only(town: CapTown) {
  const [alert, ...others] = await town.listed();
  if (!alert || others.length > 0) throw new Error(`there are ${others.length + (alert ? 1 : 0)} alerts`);
  return alert;
}

const request = { language: 'fr', query: undefined, headers: {} } as const;
const moderate = (town: CapTown, alertId: string, decision: 'refuse' | 'publish') =>
  moderateAlert(town)({
    ...request,
    headers: undefined,
    params: { alertId },
    body: { decision, reason: 'Ne concerne pas la commune.' },
    caller: callerOf('townHall'),
  });

describe('a new CAP alert', () => {
  test('becomes a draft for the officers, told by its source under the office that chose it', async () => {
    const town = await given(capText());
    expect(await only(town)).toMatchObject({
      status: 'held',
      awaits: 'draft',
      category: 'weather',
      level: 'vigilance',
      source: { kind: 'town-hall', name: 'Météo de l’Ouest' },
      place: { description: 'Loire-Atlantique' },
      description:
        'Vigilance orange vent violent\nRafales de 110 km/h attendues cette nuit.\nRestez chez vous.\nSource : Météo de l’Ouest',
      happenedAt: '2026-11-22T20:00:00.000Z',
      expiresAt: '2026-11-23T05:00:00.000Z',
      audience: { communities: [], allCommunities: true, referents: false },
    });
    expect(await town.lastResult()).toMatchObject({ outcome: 'read', counts: { read: 1, drafted: 1, sent: 0 } });
  });

  test('that another source forges is taken from its own all the same', async () => {
    const town = await aCapTown();
    await town.put({ url: 'https://intrus.example/a.xml' }, { sourceId: 'intrus' });
    town.gives(capText({ info: capInfo({ headline: 'Rien à craindre' }) }), 'https://intrus.example/a.xml');
    await town.poll();
    await town.put();
    town.gives(capText());
    await town.poll();
    const [genuine, forged] = (await town.listed()).map(({ description }) => description);
    expect(genuine).toContain('Vigilance orange');
    expect(forged).toContain('Rien à craindre');
  });

  test('given again changes nothing, at whatever address and however often', async () => {
    const town = await given(capText());
    await town.put({ url: 'https://miroir.example/a.xml' });
    town.gives(capText({ sent: '2026-11-22T21:00:00+01:00' }), 'https://miroir.example/a.xml');
    await town.poll();
    expect(await town.listed()).toHaveLength(1);
    expect(await town.lastResult()).toMatchObject({ outcome: 'read', counts: { read: 1, drafted: 0 } });
  });

  test('that did not change is not read again', async () => {
    const town = await given(capText());
    await town.poll();
    expect(await town.lastResult()).toMatchObject({ outcome: 'unchanged', counts: { read: 0 } });
  });

  test('goes out by itself where its source is marked so', async () => {
    const town = await given(capText(), automatic);
    const { alertId, status } = await only(town);
    expect(status).toBe('published');
    expect(await town.postings.listUnspread(alertId)).toEqual([0]);
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['sent']);
  });

  test.each<[string, string, Parameters<CapTown['put']>[0], (town: CapTown) => unknown]>([
    ['is an exercise', capText({ status: 'Exercise' }), automatic, () => undefined],
    [
      'reaches more than one officer may alarm',
      capText(),
      automatic,
      ({ members }) => Object.assign(members, { [lilas]: 2_001 }),
    ],
    [
      'is of a category that takes two officers',
      capText(),
      { ...automatic, categories: [{ capCategory: 'Met', category: 'evacuation' }] },
      () => undefined,
    ],
    ['was chosen by an officer who is none any more', capText(), automatic, leaveOffice],
  ])('waits all the same when it %s', async (_, document, differences, before) => {
    const town = await aCapTown();
    await town.put(differences);
    await before(town);
    town.gives(document);
    await town.poll();
    const [source] = await town.dependencies.capSources.listAll();
    expect(source?.memory?.result.counts).toMatchObject({ drafted: 1, sent: 0 });
  });

  test('that is an exercise is one of ours too', async () => {
    const town = await given(capText({ status: 'Exercise' }));
    expect(await only(town)).toMatchObject({ category: 'weather', exercise: true, awaits: 'draft' });
  });

  test.each<[string, string]>([
    ['a test', capText({ status: 'Test' })],
    ['a draft of others', capText({ status: 'Draft' })],
    ['restricted', capText({ scope: 'Restricted' })],
    ['private', capText({ scope: 'Private' })],
    ['an acknowledgement', capText({ msgType: 'Ack' })],
    ['over', capText({ info: capInfo({ expires: '2026-11-22T20:00:00+00:00' }) })],
    [
      'over by its category, where it says no end',
      capText({ sent: '2026-11-20T20:00:00+00:00', info: capInfo({ expires: null }) }),
    ],
    ['of another category', capText({ info: capInfo({ category: 'Fire' }) })],
    ['elsewhere', capText({ info: capInfo({ area: '<area><areaDesc>Nord</areaDesc></area>' }) })],
    ['without any part', capText({ info: '' })],
    ['the end of what we never had', cancelOf('fin-1')],
  ])('is not taken when it is %s', async (_, document) => {
    const town = await given(document);
    expect(await town.listed()).toEqual([]);
    expect(await town.lastResult()).toMatchObject({ outcome: 'read', counts: { read: 1, drafted: 0 } });
  });
});

describe('a draft', () => {
  test('is sent by any officer, whoever chose the source, and it is recorded who', async () => {
    const town = await given(capText());
    const { alertId } = await only(town);
    expect(await confirm(town.dependencies, alertId, 'townHall')).toMatchObject({
      status: 'published',
      source: { kind: 'town-hall', name: 'Météo de l’Ouest' },
    });
    const alert = await town.alerts.find(alertId);
    expect(alert?.confirmedBy).toEqual({ residentId: idOf('townHall'), kind: 'town-hall' });
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['held', 'confirmed']);
    expect(await town.postings.listUnspread(alertId)).toEqual([0]);
  });

  test('that needs two officers waits for the other once one sent it', async () => {
    const town = await aCapTown();
    await town.put();
    town.members[lilas] = 2_001;
    town.gives(capText());
    await town.poll();
    const { alertId } = await only(town);
    expect(await confirm(town.dependencies, alertId, 'townHall')).toMatchObject({
      status: 'held',
      awaits: 'second-officer',
    });
    await expect(confirm(town.dependencies, alertId, 'townHall')).rejects.toMatchObject({ code: 'not-by-its-author' });
    expect(await confirm(town.dependencies, alertId, 'police')).toMatchObject({ status: 'published' });
  });

  test('is sent only by an officer who has read it as it now is', async () => {
    const town = await given(capText());
    const { alertId, awaitsSince } = await only(town);
    await expect(confirm(town.dependencies, alertId, 'townHall', 'not-said')).rejects.toMatchObject({
      errors: [{ path: 'awaitsSince', code: 'missing' }],
    });
    town.wait(0.1);
    town.gives(updateOf('vent-2', { info: capInfo({ headline: 'Tout autre chose' }) }));
    await town.poll();
    await expect(confirm(town.dependencies, alertId, 'townHall', awaitsSince)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    const { awaitsSince: since, description } = await only(town);
    expect(description).toContain('Tout autre chose');
    expect(await confirm(town.dependencies, alertId, 'townHall', since)).toMatchObject({ status: 'published' });
  });

  test('that changes while it waits for a second officer is not sent by whoever read it before', async () => {
    const town = await aCapTown();
    await town.put();
    town.members[lilas] = 2_001;
    town.gives(capText());
    await town.poll();
    const { alertId } = await only(town);
    const { awaitsSince } = await confirm(town.dependencies, alertId, 'townHall');
    await expect(confirm(town.dependencies, alertId, 'police', 'not-said')).rejects.toMatchObject({
      errors: [{ path: 'awaitsSince', code: 'missing' }],
    });
    town.wait(0.1);
    town.gives(updateOf('vent-2'));
    await town.poll();
    await confirm(town.dependencies, alertId, 'deputy');
    await expect(confirm(town.dependencies, alertId, 'police', awaitsSince)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
  });

  test('is refused by an officer, and not published by moderation', async () => {
    const town = await given(capText());
    const { alertId } = await only(town);
    await expect(moderate(town, alertId, 'publish')).rejects.toMatchObject({ code: 'awaits-confirmation' });
    expect(await moderate(town, alertId, 'refuse')).toMatchObject({ status: 'refused' });
    await expect(confirm(town.dependencies, alertId)).rejects.toMatchObject({ code: 'alert-refused' });
  });

  test('is retracted by an officer', async () => {
    const town = await given(capText());
    const { alertId } = await only(town);
    const body = { kind: 'retracted', message: 'Sans objet ici.' } as const;
    await addUpdate(town)({ ...request, params: { alertId }, body, caller: callerOf('police') });
    expect(await only(town)).toMatchObject({ status: 'retracted' });
  });

  test('that nobody sent in time is over', async () => {
    const town = await given(capText());
    const { alertId } = await only(town);
    town.wait(24);
    await expect(confirm(town.dependencies, alertId)).rejects.toMatchObject({ code: 'alert-expired' });
  });
});

describe('what its source tells next', () => {
  const wilder = capInfo({ headline: 'Vigilance rouge vent violent', severity: 'Extreme' });

  test('changes a draft, which waits anew', async () => {
    const town = await given(capText());
    town.gives(updateOf('vent-2', { info: wilder }));
    await town.poll();
    expect(await only(town)).toMatchObject({
      awaits: 'draft',
      level: 'danger',
      description: expect.stringContaining('Vigilance rouge'),
    });
    expect(await town.lastResult()).toMatchObject({ counts: { followed: 1, drafted: 0 } });
  });

  test('makes of a draft one of another category, with what that category asks for', async () => {
    const categories = [
      { capCategory: 'Met', category: 'weather' },
      { capCategory: 'Fire', category: 'evacuation' },
    ] as const;
    const town = await given(capText(), { categories: [...categories] });
    town.gives(updateOf('vent-2', { info: capInfo({ category: 'Fire' }) }));
    await town.poll();
    const draft = await only(town);
    expect(draft).toMatchObject({ category: 'evacuation', awaits: 'draft' });
    expect(draft.headline).not.toContain('Météo');
    expect(await confirm(town.dependencies, draft.alertId)).toMatchObject({ status: 'held', awaits: 'second-officer' });
  });

  test.each([
    ['an exercise', 'a real alert', 'Actual', 'Exercise'],
    ['a real alert', 'an exercise', 'Exercise', 'Actual'],
  ])('is a new draft where it is %s and ours is %s; nor does it end ours', async (_, __, first, then) => {
    const town = await given(capText({ status: first }));
    town.gives(updateOf('vent-2', { status: then }));
    await town.poll();
    town.gives(updateOf('fin-1', { status: then, msgType: 'Cancel' }));
    await town.poll();
    const listed = await town.listed();
    expect(listed.map(({ status, exercise = false }) => [status, exercise])).toEqual([
      ['held', then === 'Exercise'],
      ['held', first === 'Exercise'],
    ]);
  });

  test('is told to whoever was alerted, where the source goes out by itself', async () => {
    const town = await given(capText(), automatic);
    town.gives(updateOf('vent-2', { info: wilder }));
    await town.poll();
    const { updates, expiresAt } = await only(town);
    expect(updates).toMatchObject([{ kind: 'update', message: expect.stringMatching(/rouge[\s\S]*Source : /) }]);
    expect(expiresAt).toBe('2026-11-23T05:00:00.000Z');
  });

  test('awaits an officer where it does not', async () => {
    const town = await given(capText());
    const { alertId } = await only(town);
    await confirm(town.dependencies, alertId, 'police');
    town.gives(updateOf('vent-2', { info: wilder }));
    await town.poll();
    expect(await only(town)).toMatchObject({
      status: 'published',
      awaits: 'update',
      awaitedMessage: expect.stringContaining('rouge'),
      updates: [],
    });
    const told = await confirm(town.dependencies, alertId, 'townHall');
    expect(told).toMatchObject({ updates: [{ kind: 'update', source: { name: 'Météo de l’Ouest' } }] });
    expect(told.awaits).toBeUndefined();
  });

  test('awaits an officer where the one who chose its source is none any more', async () => {
    const town = await given(capText(), automatic);
    await leaveOffice(town);
    town.gives(updateOf('vent-2', { info: wilder }));
    await town.poll();
    const { items } = await list(town.dependencies, {}, 'deputy');
    expect(items).toMatchObject([{ awaits: 'update', updates: [] }]);
  });

  test('waits to be looked at anew when that officer leaves at this very moment', async () => {
    const town = await given(capText(), automatic);
    town.gives(updateOf('vent-2', { info: wilder }));
    const { alerts } = town.dependencies;
    let isLeft = false;
    const save: typeof alerts.save = async (...saved) => {
      if (!isLeft) await leaveOffice(town);
      isLeft = true;
      return alerts.save(...saved);
    };
    await pollCapSources({ ...town.dependencies, alerts: { ...alerts, save } })();
    const { items } = await list(town.dependencies, {}, 'deputy');
    expect(items).toMatchObject([{ awaits: 'update', updates: [] }]);
  });

  test('ends what is out, and takes a draft back', async () => {
    for (const [differences, status] of [
      [automatic, 'resolved'],
      [{}, 'retracted'],
    ] as const) {
      const town = await given(capText(), differences);
      town.gives(cancelOf('fin-1'));
      await town.poll();
      expect(await only(town)).toMatchObject({ status });
    }
  });

  test('may refer to its update as well as to the first alert', async () => {
    const town = await given(capText(), automatic);
    town.gives(updateOf('vent-2'));
    await town.poll();
    town.gives(
      capText({
        identifier: 'fin',
        sent: '2026-11-22T22:00:00+00:00',
        msgType: 'Cancel',
        references: referenceTo('vent-2', later),
      }),
    );
    await town.poll();
    expect(await only(town)).toMatchObject({ status: 'resolved' });
  });

  test('given again changes nothing', async () => {
    const town = await given(capText(), automatic);
    town.gives(updateOf('vent-2'));
    await town.poll();
    await town.put(automatic);
    await town.poll();
    expect((await only(town)).updates).toHaveLength(1);
  });

  test('is not told of what another source gave', async () => {
    const town = await given(capText(), automatic);
    await town.put({ url: 'https://intrus.example/a.xml' }, { sourceId: 'intrus' });
    town.gives(cancelOf('fin-1'), 'https://intrus.example/a.xml');
    await town.poll();
    expect(await only(town)).toMatchObject({ status: 'published' });
  });

  test('is a new alert where ours is closed', async () => {
    const town = await given(capText());
    await moderate(town, (await only(town)).alertId, 'refuse');
    town.gives(updateOf('vent-2'));
    await town.poll();
    expect((await town.listed()).map(({ status }) => status)).toEqual(['held', 'refused']);
  });
});

describe('a feed', () => {
  const linkTo = (name: string) => `https://alertes.example/${name}.xml`;
  const alertOf = (name: string) => capText({ identifier: name });

  test('gives the alerts that it links, at other addresses too, and those that it holds', async () => {
    const town = await aCapTown();
    await town.put();
    const embedded = alertOf('dedans').replace(/^<\?xml.*\n/, '');
    const entry = `<entry><id>urn:x:dedans</id><content type="text/xml">${embedded}</content></entry>`;
    town.gives(atomOf('un.xml', 'https://ailleurs.example/deux.xml').replace('</feed>', `${entry}</feed>`));
    town.gives(alertOf('un'), linkTo('un'));
    town.gives(alertOf('deux'), 'https://ailleurs.example/deux.xml');
    await town.poll();
    expect(await town.lastResult()).toMatchObject({ outcome: 'read', counts: { read: 3, drafted: 3 } });
  });

  test('may be RSS', async () => {
    const town = await aCapTown();
    await town.put();
    town.gives(`<rss version="2.0"><channel><item><link>${linkTo('un')}</link><guid>1</guid></item></channel></rss>`);
    town.gives(alertOf('un'), linkTo('un'));
    await town.poll();
    expect(await town.lastResult()).toMatchObject({ counts: { drafted: 1 } });
  });

  test('with one entry that cannot be read gives the others', async () => {
    const town = await aCapTown();
    await town.put();
    town.gives(atomOf('un.xml', 'mauvais.xml', 'invalide.xml', 'feed.xml', 'perdu.xml', 'deux.xml'));
    for (const name of ['un', 'deux']) town.gives(alertOf(name), linkTo(name));
    town.gives('<!DOCTYPE a><a/>', linkTo('mauvais'));
    town.gives(alertOf('x').replace('Actual', 'Perhaps'), linkTo('invalide'));
    await town.poll();
    expect(await town.lastResult()).toMatchObject({ counts: { read: 2, drafted: 2, refused: 4 }, reason: 'doctype' });
    expect(town.refused).toEqual(['meteo: doctype', 'meteo: not-valid-cap', 'meteo: not-cap', 'meteo: status-404']);
  });

  test('has each entry followed once; what could not be had is asked for again', async () => {
    const town = await aCapTown();
    await town.put();
    town.gives(atomOf('un.xml', 'perdu.xml'));
    town.gives(alertOf('un'), linkTo('un'));
    await town.poll();
    town.gives(alertOf('perdu'), linkTo('perdu'));
    await town.poll();
    await town.poll();
    expect(town.fetched).toEqual([feedUrl, linkTo('un'), linkTo('perdu'), feedUrl, linkTo('perdu'), feedUrl]);
    expect(await town.listed()).toHaveLength(2);
    expect(await town.lastResult()).toMatchObject({ outcome: 'unchanged' });
  });

  test('has fifty links followed at a time, and the others at the next polls', async () => {
    const town = await aCapTown();
    await town.put();
    const names = Array.from({ length: 120 }, (_, nth) => `n${nth}`);
    town.gives(atomOf(...names.map((name) => `${name}.xml`)));
    for (const name of names) town.gives(alertOf(name), linkTo(name));
    const drafted: (number | undefined)[] = [];
    for (let polls = 0; polls < 4; polls += 1) {
      await town.poll();
      drafted.push((await town.lastResult())?.counts.drafted);
    }
    expect(drafted).toEqual([50, 50, 20, 0]);
  });
});

describe('a source that gives nothing to read', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ['a billion laughs', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'refused', 'doctype'],
    ['what is no CAP', '<html/>', 'refused', 'not-cap'],
    ['CAP of another standard', capText().replaceAll('cap:1.2', 'cap:9.9'), 'refused', 'not-cap'],
    ['UTF-16', Buffer.from(capText(), 'utf16le'), 'refused', 'malformed'],
    ['too much', 'too-large', 'refused', 'too-large'],
    ['an address of this machine', 'address-not-public', 'refused', 'address-not-public'],
    ['nothing in time', 'too-slow', 'unreachable', 'too-slow'],
    ['nothing', 'status-503', 'unreachable', 'status-503'],
  ])('but %s is told so, and stops no other', async (_, document, outcome, reason) => {
    const town = await aCapTown();
    await town.put({}, { sourceId: 'a-bad-one' });
    await town.put({ url: 'https://bonne.example/a.xml' }, { sourceId: 'good' });
    town.gives(document);
    town.gives(capText(), 'https://bonne.example/a.xml');
    await town.poll();
    expect(await town.lastResult()).toMatchObject({ outcome, reason });
    expect(town.refused).toEqual([`a-bad-one: ${reason}`]);
    expect(await town.listed()).toHaveLength(1);
  });

  test.each([
    ['a place that is none', capInfo({ area: '<area><areaDesc>x</areaDesc><circle>99,999 5</circle></area>' })],
    ['an outline that is none', capInfo({ area: '<area><areaDesc>x</areaDesc><polygon>1,2 x 3</polygon></area>' })],
  ])('but %s is elsewhere', async (_, info) => {
    const town = await given(capText({ info }), {
      area: { circle: { latitude: 47.2, longitude: -1.5, radiusMeters: 5_000 } },
    });
    expect(await town.listed()).toEqual([]);
  });

  test('because something of ours failed is asked again', async () => {
    const town = await aCapTown();
    await town.put();
    town.gives(capText());
    const { accept } = town.dependencies.alerts;
    town.dependencies.alerts.accept = async () => {
      throw Object.assign(new Error('item +33612345678'), { name: 'TimeoutError' });
    };
    await town.poll();
    expect(town.refused).toEqual(['meteo: TimeoutError']);
    town.dependencies.alerts.accept = accept;
    await town.poll();
    expect(await town.listed()).toHaveLength(1);
  });

  test('that was removed while it was asked gives nothing any more', async () => {
    const town = await aCapTown();
    await town.put();
    const fetch = town.dependencies.documents.fetch;
    town.gives(capText());
    town.dependencies.documents.fetch = async (...args) => {
      await town.remove();
      return fetch(...args);
    };
    await town.poll();
    expect(await town.sources()).toEqual([]);
  });
});
