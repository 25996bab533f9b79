import { readInbox } from '../story/inbox-reader.ts';
import type { Person } from '../story/person.ts';
import { type Neighbour, station } from './cast.ts';
import { isComplete } from './delivery.ts';
import type { Town } from './set-up.ts';
import { expectThat, type Stage } from './stage.ts';
import { until } from './until.ts';

/** The town hall has a community practise a danger: it reads whom that reaches, and whatever leaves says first that it is an exercise. */
export async function playExercise(stage: Stage, { inseeCode, townHall, station: stop }: Town): Promise<void> {
  const { alertId, reach } = await stage.play({
    what: 'La mairie fait essayer à une communauté une alerte de fuite de gaz.',
    level: 'danger',
    audience: station,
    act: async () => {
      const answer = await townHall.client.sendOfficialAlert({
        params: { inseeCode },
        body: {
          category: 'gas_hazard',
          description: 'Odeur de gaz dans le hall de la gare.',
          place: { description: 'gare' },
          audience: { communities: [stop.communityId] },
          exercise: true,
        },
      });
      if (answer.status !== 201) throw new Error('no preview was asked for');
      return answer.body;
    },
  });
  const expected = reachOf(station);
  expectThat(
    JSON.stringify(reach) === JSON.stringify(expected),
    `the exercise says that it reaches ${JSON.stringify(reach)}`,
  );
  const { email, sms, push } = expected.channels;
  stage.narrate(`  Elle lit sa portée : ${expected.residents} voisins, ${push} push, ${sms} SMS, ${email} e-mails.`);
  const told = (await readInbox(stage.config)).filter((message) => message.alertId === alertId);
  const unmarked = told.filter(({ subject, body }) => !/^EXERCI[CS]E /.test(subject ?? body));
  expectThat(unmarked.length === 0, `${unmarked.length} messages do not say first that it is an exercise`);
  await tellDelays(stage, townHall, alertId);
}

/** Once all is known of it. */
async function tellDelays(stage: Stage, { client }: Person, alertId: string): Promise<void> {
  const report = await until(
    async () => (await client.getDelivery({ params: { alertId } })).messages[0]?.channels,
    (channels) => channels !== undefined && Object.values(channels).every(isComplete),
  );
  for (const [channel, { eligible, delivered, medianMs, p95Ms }] of Object.entries(report ?? {})) {
    expectThat(delivered === eligible, `${channel} reached ${delivered} of ${eligible}`);
    stage.narrate(`  ${channel} : ${delivered} sur ${eligible}, médiane ${medianMs} ms, 95 % en ${p95Ms} ms.`);
  }
}

/** Of a danger, which passes every minimum level. */
function reachOf(people: readonly Neighbour[]) {
  const count = (isReached: (choices: Neighbour['channels']) => boolean) =>
    people.filter(({ channels }) => isReached(channels)).length;
  return {
    residents: people.length,
    channels: {
      email: count(({ email }) => email !== 'off'),
      sms: count(({ sms }) => sms !== undefined),
      push: count(({ push }) => push !== undefined),
    },
  };
}
