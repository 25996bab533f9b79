/** What a neighbour does who has but a plain phone: no Internet, no account, no password. */
import { paginateListSubscriptionsByTopic, paginateListTopics, SNSClient } from '@aws-sdk/client-sns';
import type { LocalConfig } from '../local-config.ts';
import { textAs } from '../story/texting.ts';
import { type Neighbour, riverside } from './cast.ts';
import { report } from './main-job.ts';
import type { Town } from './set-up.ts';
import { expectThat, type Stage } from './stage.ts';
import { until } from './until.ts';

const phone = '+33639981099';
const jeanne: Neighbour = {
  name: 'Jeanne',
  email: '',
  password: '',
  channels: { email: 'off', sms: { phone, minimumLevel: 'vigilance' } },
};
const withJeanne = [...riverside, jeanne];

export async function playPlainPhone(stage: Stage, town: Town): Promise<void> {
  await sheIsEnrolled(stage, town);
  await sheReports(stage, town);
  await sheConfirms(stage, town);
  await sheStopsAndStarts(stage, town);
}

async function sheIsEnrolled(stage: Stage, { referents: [referent], riverside: { communityId } }: Town) {
  const body = { name: jeanne.name, phone, address: '4 quai de la Loire' };
  await referent?.client.enrolNeighbour({ params: { communityId }, body });
  stage.narrate('La référente inscrit Jeanne, qui n’a pas Internet.');
  await write(stage, 'OUI', /^Bienvenue/);
  await whenSubscribed(stage, communityId, true);
}

async function sheReports(stage: Stage, { inseeCode, townHall, riverside: { communityId } }: Town) {
  await stage.play({
    what: 'Jeanne signale par SMS : ses voisins sont prévenus, et elle a sa réponse.',
    level: 'vigilance',
    audience: withJeanne,
    act: async () => {
      await write(stage, 'alerte vol de velo 12 rue des Lilas', /^Alerte envoyée à .*12 rue des Lilas/);
      const { items } = await townHall.client.listMunicipalAlerts({ params: { inseeCode }, query: { limit: 1 } });
      const [alert] = items;
      expectThat(alert?.communityId === communityId, `the last alert is ${JSON.stringify(alert)}`);
      return { alertId: alert?.alertId ?? '' };
    },
  });
}

async function sheConfirms(stage: Stage, { riverside: { communityId, people } }: Town) {
  const [, , , author] = people;
  const { alertId } = await stage.play({
    what: 'Un voisin signale un arbre tombé sur la route.',
    level: 'vigilance',
    audience: withJeanne,
    act: () =>
      report(author, communityId, {
        category: 'accident',
        level: 'vigilance',
        place: 'quai de la Loire',
        description: 'Un arbre est tombé en travers de la route.',
      }),
  });
  await stage.play({
    what: 'Jeanne le voit aussi : rien ne part, l’alerte devient probable.',
    level: 'vigilance',
    act: async () => {
      await write(stage, 'Vu !', /^Noté/);
      const alert = await author?.client.getAlert({ params: { alertId } });
      expectThat(alert?.certainty === 'likely', `the alert is ${alert?.certainty}`);
      return { alertId };
    },
  });
}

async function sheStopsAndStarts(stage: Stage, { riverside: { communityId, people } }: Town) {
  const [, , , , one, another] = people;
  const theft = (place: string) => ({
    category: 'theft',
    level: 'vigilance' as const,
    place,
    description: 'Un portail a été forcé dans la nuit.',
  });
  await write(stage, 'stop', /ne vous envoie plus/);
  await whenSubscribed(stage, communityId, false);
  await stage.play({
    what: 'Jeanne a envoyé STOP : l’alerte suivante ne lui parvient pas.',
    level: 'vigilance',
    audience: riverside,
    act: () => report(one, communityId, theft('8 quai de la Loire')),
  });
  await write(stage, 'start', /à nouveau/);
  await whenSubscribed(stage, communityId, true);
  await stage.play({
    what: 'Elle a envoyé START : la suivante lui parvient.',
    level: 'vigilance',
    audience: withJeanne,
    act: () => report(another, communityId, theft('9 quai de la Loire')),
  });
}

async function write(stage: Stage, body: string, expected: RegExp): Promise<void> {
  const answer = await textAs(stage.config, phone, body);
  stage.narrate(`  Jeanne : « ${body} » — Vigie : « ${answer} »`);
  expectThat(expected.test(answer), `the answer to ${body} is: ${answer}`);
}

/** She has no page of her own that would say so. */
async function whenSubscribed({ config }: Stage, communityId: string, expected: boolean): Promise<void> {
  await until(
    () => isSubscribed(config, `${communityId}-vigilance`),
    (is) => is === expected,
  );
}

async function isSubscribed({ endpoints, region }: LocalConfig, topic: string): Promise<boolean> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  using client = disposable(new SNSClient({ endpoint: endpoints.sns, region, credentials }));
  for await (const { Topics = [] } of paginateListTopics({ client: client.sns }, {})) {
    for (const { TopicArn } of Topics.filter((each) => each.TopicArn?.endsWith(topic))) {
      for await (const page of paginateListSubscriptionsByTopic({ client: client.sns }, { TopicArn }))
        if (page.Subscriptions?.some(({ Endpoint }) => Endpoint === phone)) return true;
    }
  }
  return false;
}

const disposable = (sns: SNSClient) => ({ sns, [Symbol.dispose]: () => sns.destroy() });
