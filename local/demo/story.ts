import { setTimeout as wait } from 'node:timers/promises';
import { currentCharterVersion } from '../../contract/charter.ts';
import { operatorAccount } from '../accounts/operator.ts';
import type { LocalConfig } from '../local-config.ts';
import { communes, quarter } from '../seed/places.ts';
import { chooseChannels } from '../story/channels.ts';
import { acceptInvitation, type Person, signIn, signUp } from '../story/person.ts';
import { demoPassword, type Neighbour, neighbours } from './cast.ts';
import type { Reported } from './deliveries.ts';

/** Tells what happens, a line at a time. */
export type Narrate = (line: string) => void;

const referentIdentity = { name: 'Solène, référente', email: 'referente@demo.example', password: demoPassword };
const mayor = { name: 'Mairie', email: 'mairie@demo.example', office: 'town-hall' } as const;

/** The main job from the first account to the last message. @returns the alerts, in the order of their levels */
export async function playMainJob(config: LocalConfig, narrate: Narrate): Promise<Reported[]> {
  const inseeCode = communes.saintSebastien;
  const operator = await signIn(config, operatorAccount);
  const { name } = await operator.client.registerMunicipality({ params: { inseeCode } });
  narrate(`L’exploitant inscrit ${name} (${inseeCode}).`);
  const referent = await appointReferent(config, operator, inseeCode);
  const { communityId } = await referent.client.createCommunity({ body: { inseeCode, ...quarter } });
  narrate(`La référente crée la communauté « ${quarter.name} ».`);
  const people = await inTurn(neighbours, (neighbour) => settleIn(config, neighbour, communityId));
  await admitEveryone(referent, communityId);
  narrate(`${people.length} voisins s’inscrivent, choisissent leurs canaux, et sont admis.`);
  await Promise.all(people.map(whenReachable));
  return inTurn(facts, (fact, index) => report(people[index], communityId, fact, narrate));
}

async function appointReferent(config: LocalConfig, operator: Person, inseeCode: string): Promise<Person> {
  const { email, name, office } = mayor;
  await operator.client.inviteOfficer({ params: { inseeCode }, body: { email, name, office } });
  const officer = await acceptInvitation(config, { email, password: demoPassword });
  const referent = await signUp(config, referentIdentity);
  const { residentId } = await referent.client.getMe();
  await officer.client.appointReferent({ params: { inseeCode, residentId }, body: { neighbourhoods: [] } });
  return referent;
}

async function settleIn(config: LocalConfig, neighbour: Neighbour, communityId: string): Promise<Person> {
  const person = await signUp(config, neighbour);
  await person.client.updateMe({ body: { charterVersion: currentCharterVersion } });
  await chooseChannels(config, person, neighbour.channels);
  await person.client.joinCommunity({ params: { communityId } });
  return person;
}

async function admitEveryone({ client }: Person, communityId: string): Promise<void> {
  const { items } = await client.listMembers({ params: { communityId }, query: { limit: 100 } });
  await inTurn(items, ({ residentId }) =>
    client.decideMembership({ params: { communityId, residentId }, body: { status: 'active' } }),
  );
}

const pollMs = 20;
const deadlineMs = 15_000;

/** A neighbour’s own page says when every channel is in force. */
async function whenReachable({ client, email }: Person): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const { channels } = await client.getMe();
    const waiting = Object.values(channels).some(({ enabled, state }) => enabled && state !== 'active');
    if (!waiting) return;
    if (Date.now() > deadline)
      throw new Error(`the channels of ${email} are not in force: ${JSON.stringify(channels)}`);
    await wait(pollMs);
  }
}

const facts = [
  {
    category: 'vandalism',
    level: 'information',
    place: 'abribus, rue du Douet',
    description: 'La vitre de l’abribus est brisée.',
  },
  {
    category: 'suspicious_vehicle',
    level: 'vigilance',
    place: 'allée des Lilas',
    description: 'Un fourgon blanc passe et repasse lentement.',
  },
  {
    category: 'burglary_in_progress',
    level: 'danger',
    place: '12 rue du Douet',
    description: 'Deux personnes forcent la porte du garage.',
  },
] as const;

async function report(
  person: Person | undefined,
  communityId: string,
  fact: (typeof facts)[number],
  narrate: Narrate,
): Promise<Reported> {
  if (!person) throw new Error('there is nobody to report');
  const { alertId, headline, level } = await person.client.reportAlert({
    params: { communityId },
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: {
      category: fact.category,
      description: fact.description,
      place: { description: fact.place },
      happenedAt: new Date().toISOString(),
      emergencyCalled: fact.level === 'danger' ? 'yes' : 'not-needed',
    },
  });
  const answeredAtMs = Date.now();
  if (level !== fact.level) throw new Error(`${headline} came out as ${level}`);
  narrate(`Un voisin signale : ${headline}.`);
  return { alertId, level, answeredAtMs };
}

/** One after the other, as people do. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) results.push(await act(item, index));
  return results;
}
