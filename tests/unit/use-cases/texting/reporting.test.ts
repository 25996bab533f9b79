import { beforeEach, describe, expect, test } from '@jest/globals';
import { aMembership } from '../../support/a-resident.ts';
import { chenes, givenTexting, lilas, phoneOf, type Texting } from '../../support/given-texting.ts';

let here: Texting;
beforeEach(async () => {
  here = await givenTexting();
});

const minuteMs = 60_000;

describe('ALERTE', () => {
  test('reports what it says, through the community of its writer, and says back what was understood', async () => {
    expect(await here.text('amina', 'ALERTE vol de vélo 12 rue des Lilas')).toBe(
      'Alerte envoyée à Les Lilas : Vol ou tentative, 12 rue des Lilas. Pour la retirer : ANNULER',
    );
    const [alert] = await here.ownAlerts('amina');
    expect(alert).toMatchObject({
      status: 'published',
      category: 'theft',
      description: 'vol de vélo 12 rue des Lilas',
      place: { description: '12 rue des Lilas' },
      emergencyCalled: 'not-needed',
      origin: { communityId: lilas },
    });
    expect(await here.postings.listPostings(alert?.alertId ?? '')).toHaveLength(1);
  });

  test.each([
    ['ALERTE feu', 'no', 'Départ de feu : feu', 'Les Lilas'],
    ['ALERTE feu rue du Port, j’ai appelé le 18', 'yes', 'feu rue du Port, j’ai appelé le 18', 'rue du Port'],
  ])('%s', async (body, emergencyCalled, description, place) => {
    expect(await here.text('amina', body)).toMatch(/^18 d'abord\. Alerte envoyée/);
    expect((await here.ownAlerts('amina'))[0]).toMatchObject({
      emergencyCalled,
      description,
      place: { description: place },
    });
  });

  test('of 1,600 characters keeps what a report has room for', async () => {
    expect(await here.text('amina', `ALERTE feu rue du Port ${'qui avance vite '.repeat(100)}`)).toMatch(
      /feu, rue du Port\. Texte trop long : sa fin est coupée\. Pour la retirer : ANNULER$/,
    );
    const [alert] = await here.ownAlerts('amina');
    expect(alert?.description).toMatch(/^feu rue du Port qui avance vite.*…$/);
    expect(alert?.description.length).toBeLessThanOrEqual(500);
  });

  test('keeps hostile characters out of what neighbours read', async () => {
    await here.text('amina', 'ALERTE \u202efeu\u0000 rue\u200b du Port <script>');
    expect((await here.ownAlerts('amina'))[0]?.description).toBe('feu rue du Port <script>');
  });

  test('without words is told what to write', async () => {
    expect(await here.text('amina', 'ALERTE')).toMatch(/^Écrivez ALERTE/);
    expect(await here.ownAlerts('amina')).toEqual([]);
  });

  test('of an officers’ matter goes to those who look after it', async () => {
    expect(await here.text('amina', 'ALERTE lampadaire cassé rue du Port')).toMatch(
      /^Transmis aux référents et agents/,
    );
  });

  test('is read and answered in English where that is read', async () => {
    expect(await here.text('john', 'ALERT bike stolen rue du Port')).toBe(
      'Alert sent to Les Lilas: Theft or attempt, rue du Port. To withdraw it: CANCEL',
    );
  });
});

describe('what it is', () => {
  test('is asked by number when the words do not tell, and the report then leaves with its own words and time', async () => {
    const asked = await here.text('amina', 'ALERTE venez voir rue du Port');
    expect(asked).toMatch(/Répondez le numéro : 1 cambriolage en cours 2 vol 3 agression .* 9 autre$/);
    expect(await here.ownAlerts('amina')).toEqual([]);
    here.pass(5 * minuteMs);
    expect(await here.text('amina', '2')).toMatch(/^Alerte envoyée à Les Lilas : Vol/);
    const [alert] = await here.ownAlerts('amina');
    expect(alert?.description).toBe('venez voir rue du Port');
    expect(Date.parse(alert?.reportedAt ?? '') - Date.parse(alert?.happenedAt ?? '')).toBeGreaterThan(5 * minuteMs);
  });

  test('is asked between what the words may mean', async () => {
    expect(await here.text('amina', 'ALERTE cambriolage rue du Port')).toMatch(
      /: 1 cambriolage en cours 2 cambriolage passé 3 autre$/,
    );
    expect(await here.text('amina', 'passé')).toMatch(/^Alerte envoyée à Les Lilas : Cambriolage constaté/);
  });

  test('may be on the second list', async () => {
    await here.text('amina', 'ALERTE venez voir rue du Port');
    const others = await here.text('amina', '9');
    expect(others).toMatch(/1 cambriolage passé 2 gaz .* 13 fete$/);
    expect(await here.text('amina', '2')).toMatch(/^18 d'abord\. Alerte envoyée à Les Lilas : Odeur de gaz/);
  });

  test('may be answered in words, or told by more words', async () => {
    await here.text('amina', 'ALERTE venez voir rue du Port');
    expect(await here.text('amina', 'un vol de scooter devant chez moi')).toMatch(/: Vol ou tentative, rue du Port/);
    expect((await here.ownAlerts('amina'))[0]?.description).toBe(
      'venez voir rue du Port. un vol de scooter devant chez moi',
    );
  });

  test('is asked again after another number, and forgotten after half an hour', async () => {
    const asked = await here.text('amina', 'ALERTE venez voir rue du Port');
    expect(await here.text('amina', '77')).toBe(asked);
    here.pass(31 * minuteMs);
    expect(await here.text('amina', '2')).toMatch(/^Aucune question n'attend de réponse/);
    expect(await here.ownAlerts('amina')).toEqual([]);
  });

  test('is no word on another alert: NON drops it, and OUI is asked again', async () => {
    const { alertId } = await here.givenAlert('bruno');
    const asked = await here.text('amina', 'ALERTE venez voir rue du Port');
    expect(await here.text('amina', 'oui')).toBe(asked);
    expect(await here.text('amina', 'non')).toMatch(/^Rien n'a été envoyé/);
    expect((await here.alerts.find(alertId))?.witnesses).toEqual({ confirm: 0, deny: 0 });
  });

  test('waits while its writer does something else, and ANNULER drops it', async () => {
    await here.text('amina', 'ALERTE venez voir rue du Port');
    expect(await here.text('amina', 'AIDE')).toMatch(/^ALERTE \+ fait/);
    expect(await here.text('amina', 'ANNULER')).toMatch(/^Rien n'a été envoyé/);
    expect(await here.text('amina', '2')).toMatch(/^Aucune question/);
  });
});

describe('where it goes', () => {
  beforeEach(() =>
    here.become('amina', (amina) => ({
      ...amina,
      memberships: [...amina.memberships, aMembership({ communityId: chenes })],
    })),
  );

  test('is asked of a member of several communities', async () => {
    expect(await here.text('amina', 'ALERTE vol rue du Port')).toBe(
      'Dans quelle communauté ? Répondez le numéro : 1 Les Chenes 2 Les Lilas',
    );
    expect(await here.text('amina', '1')).toMatch(/^Alerte envoyée à Les Chenes/);
    expect((await here.ownAlerts('amina'))[0]?.origin?.communityId).toBe(chenes);
  });

  test('is asked after what it is, and answered by name too', async () => {
    await here.text('amina', 'ALERTE venez voir');
    expect(await here.text('amina', '2')).toMatch(/^Dans quelle communauté/);
    expect(await here.text('amina', 'lilas')).toMatch(/^Alerte envoyée à Les Lilas/);
  });

  test('is not asked when the text names one', async () => {
    expect(await here.text('amina', 'ALERTE vol aux Chênes, les chênes cour 3')).toMatch(
      /^Alerte envoyée à Les Chenes/,
    );
  });
});

describe('without the keyword', () => {
  test('what may be a fact is sent once its writer says so', async () => {
    expect(await here.text('amina', 'au feu rue des lilas')).toBe(
      "18 d'abord. Répondez OUI pour alerter vos voisins, NON sinon : au feu rue des lilas",
    );
    expect(await here.ownAlerts('amina')).toEqual([]);
    expect(await here.text('amina', 'oui')).toMatch(/^18 d'abord\. Alerte envoyée/);
  });

  test.each(['OUI', '1', 'ALERTE', 'ok', '👍'])('%s sends it', async (yes) => {
    await here.text('amina', 'il y a le feu chez le voisin');
    expect(await here.text('amina', yes)).toMatch(/Alerte envoyée/);
  });

  test('NON drops it, and is no word on another alert', async () => {
    const alert = await here.givenAlert('bruno');
    await here.text('amina', 'il y a le feu chez le voisin');
    expect(await here.text('amina', 'NON')).toMatch(/^Rien n'a été envoyé/);
    expect((await here.alerts.find(alert.alertId))?.witnesses).toEqual({ confirm: 0, deny: 0 });
  });

  test('however many parts are added, no more of them waits than one SMS can hold', async () => {
    const part = 'il y a un vol de vélo devant la gare '.repeat(43);
    for (const _ of [1, 2, 3]) await here.text('amina', part);
    const { question } = await here.conversations.find(phoneOf('amina'));
    expect(question?.draft.text).toHaveLength(1_600);
    expect(await here.text('amina', 'OUI')).toMatch(/Alerte envoyée/);
  });

  test('a second part is added to it', async () => {
    await here.text('amina', 'au feu rue des lilas');
    await here.text('amina', 'c’est chez le numéro 12');
    await here.text('amina', 'OUI');
    expect((await here.ownAlerts('amina'))[0]?.description).toBe('au feu rue des lilas. c’est chez le numéro 12');
  });

  test.each(['', 'Bonjour', 'merci', '🙂'])('%j is told what can be written', async (body) => {
    expect(await here.text('amina', body)).toMatch(/^Pas compris/);
  });
});

describe('the limits and the risk rules are those of the API', () => {
  test('a second report within ten minutes is told how long to wait', async () => {
    await here.text('amina', 'ALERTE vol rue du Port');
    here.pass(3 * minuteMs);
    expect(await here.text('amina', 'ALERTE tags rue du Port')).toMatch(
      /^Une alerte toutes les dix minutes.*Réessayez dans 7 min/,
    );
  });

  test('words about people are to be changed; sent again unchanged, the moderators decide', async () => {
    const body = 'ALERTE vol de vélo par Monsieur Dupont rue du Port';
    expect(await here.text('amina', body)).toMatch(/^Pas encore envoyé\. Ne nommez personne\. Renvoyez ALERTE corrigé/);
    expect(await here.ownAlerts('amina')).toEqual([]);
    expect(await here.text('amina', body)).toMatch(/^Transmise aux modérateurs/);
    expect((await here.ownAlerts('amina'))[0]?.status).toBe('held');
  });

  test('a newcomer’s suspicion waits for the moderators', async () => {
    await here.text('newcomer', 'ALERTE individu suspect rue du Port');
    expect(await here.text('newcomer', 'ALERTE individu suspect rue du Port')).toMatch(/^Transmise aux modérateurs/);
  });

  test.each([
    ['pending', /membre actif d'aucune communauté/],
    ['suspended', /membre actif d'aucune communauté/],
  ] as const)('a %s membership reports nothing', async (status, told) => {
    await here.become('amina', (amina) => ({ ...amina, memberships: [aMembership({ status })] }));
    expect(await here.text('amina', 'ALERTE feu rue du Port')).toMatch(told);
  });

  test('the charter comes first', async () => {
    await here.become('amina', ({ profile: { acceptedCharter: _, ...profile }, ...amina }) => ({ ...amina, profile }));
    expect(await here.text('amina', 'ALERTE vol rue du Port')).toBe("Acceptez d'abord la charte en vigueur.");
  });
});
