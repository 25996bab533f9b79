import { beforeEach, describe, expect, test } from '@jest/globals';
import { aMembership } from '../../support/a-resident.ts';
import { anEnrolment, aRelative } from '../../support/an-enrolment.ts';
import { chenes, givenTexting, idOf, phoneOf, type Texting } from '../../support/given-texting.ts';

let here: Texting;
beforeEach(async () => {
  here = await givenTexting();
});

const witnesses = async (alertId: string) => (await here.alerts.find(alertId))?.witnesses;

describe('VU, OUI and NON', () => {
  test('are a word on the last alert received, and say which', async () => {
    await here.givenAlert('bruno', { alertId: '01M82F0000Z6V3N5T7W9X1Y0AB', place: { description: 'ancienne' } });
    const { alertId } = await here.givenAlert('bruno');
    expect(await here.text('amina', 'VU')).toMatch(
      /^17 d'abord\. Noté, vous voyez la meme chose : 21:34 Cambriolage en cours, 12 rue des Lilas/,
    );
    expect(await witnesses(alertId)).toEqual({ confirm: 1, deny: 0 });
    expect(await here.text('amina', 'non rien vu')).toMatch(/vous ne voyez pas cela/);
    expect(await witnesses(alertId)).toEqual({ confirm: 0, deny: 1 });
    expect(await here.text('john', 'YES')).toMatch(/^17 first\. Noted, you see the same/);
  });

  test('are not about one’s own alert, nor about another community’s, nor about what is over or hidden', async () => {
    await here.become('bruno', ({ memberships, ...bruno }) => ({
      ...bruno,
      memberships: [...memberships, aMembership({ communityId: chenes })],
    }));
    await here.givenAlert('amina');
    await here.givenAlert('bruno', {
      alertId: '01M82F0000Z6V3N5T7W9X1Y0AC',
      origin: { communityId: chenes, name: 'Les Chênes' },
    });
    await here.givenAlert('bruno', { alertId: '01M82F0000Z6V3N5T7W9X1Y0AD', expiresAt: '2026-11-22T20:00:00.000Z' });
    await here.givenAlert('bruno', {
      alertId: '01M82F0000Z6V3N5T7W9X1Y0AE',
      moderation: { screening: [], flags: [], hidden: 'by-flags' },
    });
    expect(await here.text('amina', 'VU')).toMatch(/^Aucune alerte n'est en cours/);
  });

  test('are about what had come by the time they were written', async () => {
    const { alertId } = await here.givenAlert('bruno');
    const later = await here.givenAlert('bruno', {
      alertId: '01M82FZZZZZ6V3N5T7W9X1Y0AB',
      reportedAt: '2026-11-22T20:36:00.000Z',
    });
    await here.text('amina', 'VU');
    expect(await witnesses(alertId)).toEqual({ confirm: 1, deny: 0 });
    expect(await witnesses(later.alertId)).toEqual({ confirm: 0, deny: 0 });
  });
});

describe('OUI and NON of a number that somebody else named', () => {
  const jeanne = '+33639982777';
  const enrol = () =>
    here.residents.enrol(
      anEnrolment({ phone: jeanne, communityName: 'Les Lilas', askedAt: '2026-11-22T19:00:00.000Z' }),
    );
  const named = () =>
    here.become('bruno', (bruno) => ({
      ...bruno,
      relatives: [aRelative({ status: 'pending', phone: phoneOf('amina') })],
    }));
  const relativeOfBruno = async () => (await here.stored('bruno')).relatives[0]?.status;
  const lastTo = (phone: string) => here.answersTo(phone).at(-1);

  test('before they answer, are told to answer, and nothing that they write is sent', async () => {
    await here.deliver(jeanne, 'AIDE', 'before anybody enrolled her');
    await enrol();
    for (const body of ['ALERTE feu rue du Port', 'AIDE']) await here.deliver(jeanne, body, body);
    const told = expect.stringMatching(/^Urgence : 17, 18, 15, 112\. Rien n'est envoyé.*Répondez OUI/);
    expect(here.answersTo(jeanne)).toEqual([expect.stringMatching(/pas inscrit/), told, told]);
    here.pass(8 * 24 * 3_600_000);
    await here.deliver(jeanne, 'AIDE', 'too late');
    expect(here.answersTo(jeanne).at(-1)).toMatch(/pas inscrit/);
  });

  test('make a neighbour a member, who then does all the rest by SMS', async () => {
    await enrol();
    await here.deliver(jeanne, 'oui', 'enrolment');
    expect(lastTo(jeanne)).toMatch(/^Bienvenue dans Les Lilas/);
    await here.deliver(jeanne, 'ALERTE feu rue du Port', 'report');
    expect(lastTo(jeanne)).toMatch(/^18 d'abord\. Alerte envoyée à Les Lilas/);
  });

  test('are answered the same after a crash, and are no word on an alert', async () => {
    const { alertId } = await here.givenAlert('bruno');
    await enrol();
    const settle = () => Promise.reject(new Error('broken'));
    const deliver = (changed = {}) => here.deliver(jeanne, 'oui', 'enrolment', changed);
    await expect(deliver({ conversations: { ...here.conversations, settle } })).rejects.toThrow('broken');
    await deliver();
    expect(here.answersTo(jeanne)).toEqual([expect.stringMatching(/^Bienvenue dans Les Lilas/)]);
    expect(await witnesses(alertId)).toEqual({ confirm: 0, deny: 0 });
  });

  test.each(['NON', 'STOP'])('%s refuses, and nothing waits any more', async (no) => {
    await enrol();
    await here.deliver(jeanne, no, 'refusal');
    expect(lastTo(jeanne)).toMatch(/^C'est noté : ce numéro ne recevra rien/);
    await here.deliver(jeanne, 'OUI', 'too late');
    expect(lastTo(jeanne)).toMatch(/pas inscrit/);
  });

  test('are for the relative first, and for an alert afterwards', async () => {
    const { alertId } = await here.givenAlert('bruno');
    await named();
    expect(await here.text('amina', 'OUI')).toMatch(/copie des alertes de danger de bruno/);
    expect(await relativeOfBruno()).toBe('active');
    expect(await witnesses(alertId)).toEqual({ confirm: 0, deny: 0 });
    await here.text('amina', 'OUI');
    expect(await witnesses(alertId)).toEqual({ confirm: 1, deny: 0 });
  });

  test('STOP of a neighbour who is a relative too ends all that comes to the number', async () => {
    await named();
    await here.text('amina', 'OUI');
    expect(await here.text('amina', 'STOP')).toMatch(/ne vous envoie plus d'alertes/);
    expect(await relativeOfBruno()).toBe('stopped');
    expect((await here.stored('amina')).channels.sms?.enabled).toBe(false);
  });
});

describe('ANNULER', () => {
  test('withdraws one’s own last alert, and neighbours are told', async () => {
    await here.text('amina', 'ALERTE feu rue du Port');
    const [alert] = await here.ownAlerts('amina');
    expect(await here.text('amina', 'annuler')).toMatch(
      /^Alerte retirée, vos voisins en sont prévenus : 21:35 Départ de feu, rue du Port/,
    );
    expect((await here.alerts.find(alert?.alertId ?? ''))?.status).toBe('retracted');
    expect(await here.postings.listUnspread(alert?.alertId ?? '')).toEqual([1]);
    expect(await here.text('amina', 'annuler')).toMatch(/rien n'est à retirer/);
  });

  test('withdraws what waits for the moderators before anybody reads it', async () => {
    for (const _ of [1, 2]) await here.text('newcomer', 'ALERTE individu suspect rue du Port');
    expect(await here.text('newcomer', 'fausse alerte')).toMatch(/^Alerte retirée avant d'etre diffusée/);
  });

  test('withdraws what one sent before one signed up', async () => {
    const { alertId } = await here.givenAlert('bruno');
    await here.become('amina', (amina) => ({ ...amina, formerIds: [idOf('bruno')] }));
    expect(await here.text('amina', 'VU')).toMatch(/^Aucune alerte/);
    expect(await here.text('amina', 'ANNULER')).toMatch(/^Alerte retirée/);
    expect((await here.alerts.find(alertId))?.status).toBe('retracted');
  });

  test('never withdraws another one’s', async () => {
    await here.givenAlert('bruno');
    expect(await here.text('amina', 'ANNULER')).toMatch(/rien n'est à retirer/);
  });
});

describe('STOP and START', () => {
  const sms = async () => (await here.stored('amina')).channels.sms;

  test('stop SMS and bring them back, at the level that was chosen', async () => {
    expect(await here.text('amina', 'Stop')).toMatch(/ne vous envoie plus d'alertes par SMS/);
    expect(await sms()).toMatchObject({ enabled: false, confirmed: true, minimumLevel: 'danger' });
    expect(await here.text('amina', 'reprise')).toMatch(/à nouveau les alertes par SMS/);
    expect(await sms()).toMatchObject({ enabled: true, confirmed: true, minimumLevel: 'danger' });
  });

  test('a number that had opted out with the carrier is let through again, when that is possible', async () => {
    here.textMessages.optedOut.add(phoneOf('amina'));
    await here.become('amina', (amina) => {
      const { sms: present } = amina.channels;
      return present ? { ...amina, channels: { ...amina.channels, sms: { ...present, failure: 'opted-out' } } } : amina;
    });
    here.textMessages.closed.add(phoneOf('amina'));
    expect(await here.text('amina', 'START')).toMatch(/réessayez START dans 30 jours/);
    here.textMessages.closed.clear();
    await here.text('amina', 'START');
    expect((await sms())?.failure).toBeUndefined();
    expect(here.textMessages.optedOut.size).toBe(0);
  });
});

describe('ABSENT', () => {
  test('says exactly what happens, and ends when its writer is back', async () => {
    expect(await here.text('amina', 'absent du 12 au 24 aout')).toBe(
      "Absence du 12/08/27 au 24/08/27 : seuls les dangers vous seront envoyés, sur tous vos canaux. Vos voisins n'en savent rien. Retour : ABSENT FIN.",
    );
    expect((await here.stored('amina')).absence).toMatchObject({ from: '2027-08-12', to: '2027-08-24' });
    expect(await here.text('amina', 'ABSENT FIN')).toMatch(/^Absence terminée/);
    expect((await here.stored('amina')).absence).toBeUndefined();
  });

  test.each([
    'ABSENT bientôt',
    'Absente du 12 août au 24 août 2026',
    'ABSENT du 12/08/2029 au 24/08/2029',
    'ABSENT 31/12/9999',
  ])('asks for dates that can be read, to come, and within a year: %s', async (body) => {
    expect(await here.text('amina', body)).toMatch(/^Dates non comprises/);
    expect((await here.stored('amina')).absence).toBeUndefined();
  });

  test('goes by the calendar of the resident’s municipality', async () => {
    await here.become('amina', (amina) => ({
      ...amina,
      memberships: [aMembership({ inseeCode: '97411', communityId: chenes })],
    }));
    await here.text('amina', 'absent demain');
    // At 20:35 UTC it is past midnight in La Réunion, four hours ahead.
    expect((await here.stored('amina')).absence).toMatchObject({
      from: '2026-11-24',
      startsAtMs: Date.parse('2026-11-23T20:00:00Z'),
    });
  });
});

test.each([
  ['amina', 'AIDE', /^ALERTE \+ fait/],
  ['john', 'help', /^ALERT \+ fact/],
  ['amina', 'au secours', /^Appelez le 17, 18, 15 ou 112 ; par SMS le 114/],
  ['amina', '3', /^Aucune question/],
] as const)('%s writes %s and is told %s', async (name, body, answer) => {
  expect(await here.text(name, body)).toMatch(answer);
});
