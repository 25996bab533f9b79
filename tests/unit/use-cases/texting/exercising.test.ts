import { beforeEach, describe, expect, test } from '@jest/globals';
import { aMembership } from '../../support/a-resident.ts';
import { givenTexting, type Texting } from '../../support/given-texting.ts';

let here: Texting;
beforeEach(async () => {
  here = await givenTexting();
});

describe('an exercise', () => {
  const referent = { office: 'referent', inseeCode: aMembership().inseeCode, neighbourhoods: [] } as const;

  test.each([
    'ALERTE exercice incendie rue du Douet',
    "ALERTE test d'alerte",
    'ALERTE SIMULATION CAMBRIOLAGE EN COURS',
  ])('of a plain neighbour is not sent: %s', async (body) => {
    expect(await here.text('amina', body)).toMatch(/^Rien n'est envoyé : seul un référent/);
    expect(await here.ownAlerts('amina')).toEqual([]);
  });

  test('that a second part tells of is not sent either', async () => {
    await here.text('amina', 'au feu rue des lilas');
    await here.text('amina', 'c’est un exercice bien sûr');
    expect(await here.text('amina', 'OUI')).toMatch(/^Rien n'est envoyé/);
    expect(await here.ownAlerts('amina')).toEqual([]);
  });

  test('of a referent is one, and its answer says so first', async () => {
    await here.become('amina', (amina) => ({ ...amina, mandates: [referent] }));
    expect(await here.text('amina', 'ALERTE exercice incendie rue du Douet')).toMatch(/^EXERCICE\. .*: Départ de feu/);
    expect((await here.ownAlerts('amina'))[0]).toMatchObject({ category: 'fire', exercise: true });
  });

  test('is not what says that it is none', async () => {
    await here.text('amina', "ALERTE feu rue du Port, ceci n'est pas un exercice");
    expect((await here.ownAlerts('amina'))[0]?.exercise).toBeUndefined();
  });
});
