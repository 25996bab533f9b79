import { capFaults } from '../../tools/cap/cap-faults.ts';
import { riverside } from './cast.ts';
import { report } from './main-job.ts';
import type { Town } from './set-up.ts';
import { expectThat, inTurn, type Stage } from './stage.ts';

const kinds = ['Alert', 'Update', 'Cancel'] as const;

/** An alert is updated and closed; each of its messages is a valid document of CAP 1.2, which refers to those before it. */
export async function playOpenStandards(stage: Stage, { townHall, riverside: { communityId, people } }: Town) {
  const [, , , , , , author, reader] = people;
  const { alertId } = await stage.play({
    what: 'Un voisin signale une fuite d’eau sur la route.',
    level: 'vigilance',
    audience: riverside,
    act: () =>
      report(author, communityId, {
        category: 'accident',
        level: 'vigilance',
        place: 'rue du Port',
        description: 'L’eau jaillit de la chaussée & la rue glisse.',
      }),
  });
  const follow = (what: string, kind: 'update' | 'resolved', message: string) =>
    stage.play({
      what,
      level: 'vigilance',
      audience: riverside,
      act: () => townHall.client.addUpdate({ params: { alertId }, body: { kind, message } }),
    });
  await follow('La mairie en donne des nouvelles.', 'update', 'Une équipe coupe l’eau.');
  await follow('La mairie y met fin.', 'resolved', 'La rue est rouverte.');
  await inTurn(kinds, async (msgType, message) => {
    const document = (await reader?.client.getCap({ params: { alertId }, query: { message } })) ?? '';
    const faults = await capFaults(document);
    expectThat(faults.length === 0, `the CAP document ${message} is not valid: ${faults.join('; ')}`);
    expectThat(document.includes(`<msgType>${msgType}</msgType>`), `the CAP document ${message} is no ${msgType}`);
    expectThat(document.includes('<references>') === message > 0, `the references of document ${message} are wrong`);
  });
  stage.narrate(`  Ses documents CAP 1.2 (${kinds.join(', ')}) sont valides.`);
}
