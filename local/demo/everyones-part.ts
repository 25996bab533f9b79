/** What police, town hall, referents and witnesses do, and what happens after the first message. */
import type { Client } from '../../contract/client.ts';
import { neighbours, referents, riverside, station } from './cast.ts';
import { report } from './main-job.ts';
import type { Town } from './set-up.ts';
import { expectThat, type Stage } from './stage.ts';

const everyone = [...neighbours, ...riverside, ...station];

export async function playEveryonesPart(stage: Stage, town: Town): Promise<void> {
  await policeInformReferents(stage, town);
  await alertIsFollowedToItsEnd(stage, town);
  await falseAlarmIsRetracted(stage, town);
  await flaggedAlertIsHiddenAndRestored(stage, town);
  await evacuationWaitsForItsSecondOfficer(stage, town);
}

async function policeInformReferents(stage: Stage, { inseeCode, police, referents: relays, douet }: Town) {
  const { alertId } = await stage.play({
    what: 'La police informe tous les référents.',
    level: 'vigilance',
    audience: referents,
    act: () =>
      send(police.client, inseeCode, {
        category: 'police_notice',
        description: 'Plusieurs vols à la roulotte cette semaine : fermez vos voitures.',
        place: { description: 'toute la commune' },
        audience: 'referents',
      }),
  });
  await stage.play({
    what: 'Une référente la relaie à sa communauté.',
    level: 'vigilance',
    audience: neighbours,
    act: () => forward(relays[0]?.client, alertId, [douet.communityId]),
  });
}

async function alertIsFollowedToItsEnd(
  stage: Stage,
  { townHall, police, douet, riverside: bank, station: stop }: Town,
) {
  const { alertId } = await stage.play({
    what: 'Un voisin signale un faux agent des eaux.',
    level: 'vigilance',
    audience: neighbours,
    act: () =>
      report(douet.people[3], douet.communityId, {
        category: 'doorstep_scam',
        level: 'vigilance',
        place: 'allée des Lilas',
        description: 'Quelqu’un demande à entrer pour vérifier les compteurs, sans carte.',
      }),
  });
  await stage.play({
    what: 'Un agent la relaie à deux autres communautés.',
    level: 'vigilance',
    audience: [...riverside, ...station],
    act: () => forward(townHall.client, alertId, [bank.communityId, stop.communityId]),
  });
  await stage.play({
    what: 'Un témoin confirme : rien ne part, l’alerte devient probable.',
    level: 'vigilance',
    act: async () => {
      const seen = await theOne(bank.people[0]).client.witnessAlert({ params: { alertId }, body: { seen: 'confirm' } });
      expectThat(seen.certainty === 'likely', `the alert is ${seen.certainty} after a second witness`);
      return seen;
    },
  });
  await stage.play({
    what: 'La police prend en charge.',
    level: 'vigilance',
    audience: everyone,
    act: async () => {
      const taken = await update(police.client, alertId, {
        kind: 'taken-in-charge',
        message: 'Une équipe est sur place.',
      });
      expectThat(taken.certainty === 'observed', `the alert is ${taken.certainty} once police took charge`);
      return taken;
    },
  });
  await stage.play({
    what: 'L’issue parvient à tous ceux qui ont été alertés.',
    level: 'vigilance',
    audience: everyone,
    act: () =>
      update(police.client, alertId, {
        kind: 'resolved',
        message: 'L’intervention est terminée.',
        outcome: 'Deux faux agents interpellés.',
      }),
  });
}

async function falseAlarmIsRetracted(stage: Stage, { douet: { communityId, people } }: Town) {
  const author = theOne(people[4]);
  const { alertId } = await stage.play({
    what: 'Un voisin signale un départ de feu.',
    level: 'danger',
    audience: neighbours,
    act: () =>
      report(author, communityId, {
        category: 'fire',
        level: 'danger',
        place: '3 rue du Douet',
        description: 'Une fumée épaisse sort d’un garage.',
      }),
  });
  await stage.play({
    what: 'C’était un barbecue : il retire son alerte.',
    level: 'danger',
    audience: neighbours,
    act: () => update(author.client, alertId, { kind: 'retracted', message: 'Ce n’est qu’un barbecue.' }),
  });
}

async function flaggedAlertIsHiddenAndRestored(
  stage: Stage,
  { referents: relays, douet: { communityId, people } }: Town,
) {
  const { alertId } = await stage.play({
    what: 'Un voisin annonce des cartons laissés au coin de la rue.',
    level: 'information',
    audience: neighbours,
    act: () =>
      report(people[5], communityId, {
        category: 'mutual_aid',
        level: 'information',
        place: 'coin de l’allée des Lilas',
        description: 'Des cartons de livres à prendre, laissés sur le trottoir.',
      }),
  });
  const isShown = async () => {
    const { items } = await theOne(people[8]).client.listAlerts({ params: { communityId } });
    return items.some((alert) => alert.alertId === alertId);
  };
  await stage.play({
    what: 'Deux foyers la signalent aux modérateurs : elle est masquée, sans message.',
    level: 'information',
    act: async () => {
      for (const flagger of [theOne(people[6]), theOne(people[7])])
        await flagger.client.flagAlert({ params: { alertId }, body: { reason: 'private-matter' } });
      expectThat(!(await isShown()), 'a flagged alert is still shown');
      return { alertId };
    },
  });
  await stage.play({
    what: 'Une référente la rétablit.',
    level: 'information',
    act: async () => {
      const reason = 'C’est une annonce d’entraide, à sa place ici.';
      await theOne(relays[0]).client.moderateAlert({ params: { alertId }, body: { decision: 'restore', reason } });
      expectThat(await isShown(), 'a restored alert is not shown');
      return { alertId };
    },
  });
}

async function evacuationWaitsForItsSecondOfficer(stage: Stage, { inseeCode, townHall, police }: Town) {
  const { alertId } = await stage.play({
    what: 'La mairie demande une évacuation : elle attend un second agent.',
    level: 'danger',
    act: async () => {
      const alert = await send(townHall.client, inseeCode, {
        category: 'evacuation',
        description: 'Fuite de gaz : quittez votre logement vers le gymnase.',
        place: { description: 'quartiers du Douet, des bords de Loire et de la gare' },
        audience: 'all-communities',
      });
      expectThat(alert.awaits === 'second-officer', `the evacuation is ${alert.status}`);
      return alert;
    },
  });
  await stage.play({
    what: 'La police confirme : toute la commune est prévenue.',
    level: 'danger',
    audience: everyone,
    act: () => police.client.confirmAlert({ params: { alertId } }),
  });
}

type OfficialAlert = Parameters<Client['sendOfficialAlert']>[0]['body'];
type Update = Parameters<Client['addUpdate']>[0]['body'];

async function send({ sendOfficialAlert }: Client, inseeCode: string, body: OfficialAlert) {
  const answer = await sendOfficialAlert({ params: { inseeCode }, body });
  if (answer.status !== 201) throw new Error('a preview was not asked for');
  return answer.body;
}

function forward(client: Client | undefined, alertId: string, communities: string[]) {
  return theOne(client).forwardAlert({ params: { alertId }, body: { audience: { communities } } });
}

function update({ addUpdate }: Client, alertId: string, body: Update) {
  return addUpdate({ params: { alertId }, body });
}

function theOne<Someone>(someone: Someone | undefined): Someone {
  if (someone === undefined) throw new Error('somebody is missing from the cast');
  return someone;
}
