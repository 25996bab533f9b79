import { beforeEach, describe, expect, test } from '@jest/globals';
import { dayMs } from '../../../../lambdas/domain/milliseconds.ts';
import { aMembership } from '../../support/a-resident.ts';
import { anEnrolment, aRelative } from '../../support/an-enrolment.ts';
import { chenes, givenTexting, phoneOf, type Texting } from '../../support/given-texting.ts';

let here: Texting;
let alertId: string;
beforeEach(async () => {
  here = await givenTexting();
  ({ alertId } = await here.givenAlert('bruno'));
});

const amina = phoneOf('amina');
const minuteMs = 60_000;
const ago = (ms: number) => new Date(here.clock().getTime() - ms).toISOString();
const enrol = (askedAt = ago(minuteMs)) =>
  here.residents.enrol(anEnrolment({ phone: amina, communityId: chenes, communityName: 'Les Chênes', askedAt }));
const named = (invitedAt = ago(minuteMs)) =>
  here.become('john', (john) => ({ ...john, relatives: [aRelative({ status: 'pending', phone: amina, invitedAt })] }));

const witnesses = async () => (await here.alerts.find(alertId))?.witnesses;
const relative = async () => (await here.stored('john')).relatives[0]?.status;
const communities = async () => (await here.stored('amina')).memberships.map(({ communityId }) => communityId);
const noWord = { confirm: 0, deny: 0 };

/** Delivers it, breaks off before it is settled, lets something happen, and delivers it again. @returns the answers to both */
async function twice(body: string, meanwhile: () => unknown = () => undefined): Promise<string[]> {
  const before = here.answersTo(amina).length;
  const written = here.clock().getTime() - 1_000;
  const text = { conversations: { ...here.conversations, settle: () => Promise.reject(new Error('broken')) } };
  await expect(here.deliver(amina, body, 'twice', text)).rejects.toThrow('broken');
  await meanwhile();
  const answered = here.answersTo(amina).length - before;
  await here.deliver(amina, body, 'twice', {}, written);
  return here.answersTo(amina).slice(before + answered);
}

describe('delivered again after a crash', () => {
  test('OUI to an enrolment agrees to nothing else, and is no word on an alert', async () => {
    await enrol();
    await named(ago(2 * minuteMs));
    expect(await twice('OUI')).toEqual([expect.stringMatching(/^Bienvenue dans Les Chenes/)]);
    expect(await relative()).toBe('pending');
    expect(await witnesses()).toEqual(noWord);
  });

  test('NON to an enrolment refuses nothing else, and is no word on an alert', async () => {
    await enrol();
    await named(ago(2 * minuteMs));
    expect(await twice('NON')).toEqual([expect.stringMatching(/ne recevra rien/)]);
    expect(await relative()).toBe('pending');
    expect(await witnesses()).toEqual(noWord);
  });

  test.each([
    ['OUI', 'active', /copie des alertes de danger/],
    ['NON', 'refused', /ne recevra rien/],
  ])('%s to whoever named them leaves them %s, and is no word on an alert', async (body, status, answer) => {
    await named();
    expect(await twice(body)).toEqual([expect.stringMatching(answer)]);
    expect(await relative()).toBe(status);
    expect(await witnesses()).toEqual(noWord);
  });

  test.each(['OUI', 'NON'])('%s on an alert is no answer to what was asked meanwhile', async (body) => {
    await twice(body, async () => {
      here.pass(minuteMs);
      await enrol(ago(1_000));
      await named(ago(1_000));
    });
    expect(await relative()).toBe('pending');
    expect(await communities()).not.toContain(chenes);
    expect(await witnesses()).not.toEqual(noWord);
  });

  test('STOP stops nothing that was started meanwhile', async () => {
    await twice('STOP', () => here.text('amina', 'START'));
    expect((await here.stored('amina')).channels.sms?.enabled).toBe(true);
  });

  test('STOP that changed nothing neither', async () => {
    await here.text('amina', 'STOP');
    await twice('STOP', () => here.text('amina', 'START'));
    expect((await here.stored('amina')).channels.sms?.enabled).toBe(true);
  });

  test('STOP refuses nothing that was asked meanwhile', async () => {
    await twice('STOP', async () => {
      here.pass(minuteMs);
      await named(ago(1_000));
    });
    expect(await relative()).toBe('pending');
  });

  test('START starts nothing that was stopped meanwhile', async () => {
    await twice('START', () => here.text('amina', 'STOP'));
    expect((await here.stored('amina')).channels.sms?.enabled).toBe(false);
  });

  test('ABSENT takes nobody away who came back meanwhile', async () => {
    await twice('ABSENT 12/08 24/08', () => here.text('amina', 'ABSENT FIN'));
    expect((await here.stored('amina')).absence).toBeUndefined();
  });

  test('ANNULER of a report that waited withdraws no alert, however late', async () => {
    await here.text('amina', 'ALERTE feu rue du Port');
    here.pass(minuteMs);
    await here.text('amina', 'un vol de vélo devant la gare');
    expect(await twice('ANNULER', () => here.pass(45 * minuteMs))).toEqual([
      expect.stringMatching(/^Rien n'a été envoyé/),
    ]);
    expect((await here.ownAlerts('amina')).map(({ status }) => status)).toEqual(['published']);
  });
});

describe('in the way of another SMS of the same phone', () => {
  test('OUI agrees to one thing', async () => {
    await enrol();
    await named(ago(2 * minuteMs));
    await Promise.all([here.deliver(amina, 'OUI', 'one'), here.deliver(amina, 'Bonjour', 'two')]);
    expect(await communities()).toContain(chenes);
    expect(await relative()).toBe('pending');
    expect(here.answersTo(amina)).toHaveLength(2);
  });

  test('OUI delivered several times at once agrees to one thing', async () => {
    await enrol();
    await named(ago(2 * minuteMs));
    await Promise.allSettled([1, 2, 3, 4].map(() => here.deliver(amina, 'OUI', 'one')));
    await here.deliver(amina, 'OUI', 'one');
    expect(await relative()).toBe('pending');
    expect(await witnesses()).toEqual(noWord);
    expect(here.answersTo(amina)).toEqual([expect.stringMatching(/^Bienvenue/)]);
  });
});

describe('OUI and NON', () => {
  test.each(['OUI', 'NON'])('%s answers nobody who asked more than seven days ago', async (body) => {
    await named(ago(7 * dayMs));
    await here.text('amina', body);
    expect(await relative()).toBe('pending');
    expect(await witnesses()).not.toEqual(noWord);
  });

  test('answer what Vigie has just asked before what others did', async () => {
    await here.text('amina', 'un vol de vélo devant la gare');
    await named();
    expect(await here.text('amina', 'OUI')).toMatch(/Alerte envoyée/);
    await here.text('amina', 'un feu rue du Port');
    expect(await here.text('amina', 'NON')).toMatch(/^Rien n'a été envoyé/);
    expect(await relative()).toBe('pending');
    expect(await here.text('amina', 'OUI')).toMatch(/copie des alertes/);
  });

  test('OUI that cannot be is told so once, and the next one means the next thing', async () => {
    const others = Array.from({ length: 9 }, (_, nth) =>
      aMembership({ communityId: `01JDB1H7K2C4D6E8F0G2H4J7A${nth}` }),
    );
    await here.become('amina', ({ memberships, ...resident }) => ({
      ...resident,
      memberships: [...memberships, ...others],
    }));
    await enrol();
    expect(await twice('OUI')).toEqual([expect.stringMatching(/communautés/)]);
    expect((await here.residents.findPhone(amina)).enrolments).toEqual([]);
    expect(await witnesses()).toEqual(noWord);
    await here.text('amina', 'OUI');
    expect(await witnesses()).toEqual({ confirm: 1, deny: 0 });
  });
});
