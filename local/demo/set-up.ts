import { setTimeout as wait } from 'node:timers/promises';
import { currentCharterVersion } from '../../contract/charter.ts';
import { operatorAccount } from '../accounts/operator.ts';
import type { LocalConfig } from '../local-config.ts';
import { communes, quarters } from '../seed/places.ts';
import { chooseChannels } from '../story/channels.ts';
import { acceptInvitation, type Person, signIn, signUp } from '../story/person.ts';
import { protocolInForceToday } from '../story/protocol.ts';
import { demoPassword, type Neighbour, neighbours, police, referents, riverside, station, townHall } from './cast.ts';
import { inTurn, type Stage } from './stage.ts';

interface Quarter {
  readonly communityId: string;
  readonly people: readonly Person[];
}

/** Everyone, signed in, in their place, and reachable. */
export interface Town {
  readonly inseeCode: string;
  readonly townHall: Person;
  readonly police: Person;
  readonly referents: readonly Person[];
  /** The first community, and two others. */
  readonly douet: Quarter;
  readonly riverside: Quarter;
  readonly station: Quarter;
}

const inseeCode = communes.saintSebastien;

/** From the first account to the last channel in force. */
export async function setUpTown({ config, narrate }: Stage): Promise<Town> {
  const operator = await signIn(config, operatorAccount);
  const { name } = await operator.client.registerMunicipality({ params: { inseeCode } });
  narrate(`L’exploitant inscrit ${name} (${inseeCode}).`);
  const [mayor, policeOfficer] = [await invite(config, operator, townHall), await invite(config, operator, police)];
  await mayor.client.putProtocol({ params: { inseeCode }, body: protocolInForceToday() });
  narrate('La mairie enregistre le protocole : la police municipale prend part.');
  const relays = await inTurn(referents, (referent) => appointReferent(config, mayor, referent));
  const [founder] = relays;
  if (!founder) throw new Error('there is no referent');
  const found = (quarter: (typeof quarters)[keyof typeof quarters], cast: readonly Neighbour[]) =>
    foundQuarter(config, founder, quarter, cast);
  const town = {
    inseeCode,
    townHall: mayor,
    police: policeOfficer,
    referents: relays,
    douet: await found(quarters.douet, neighbours),
    riverside: await found(quarters.riverside, riverside),
    station: await found(quarters.station, station),
  };
  narrate('La référente crée trois communautés ; 64 voisins s’inscrivent, choisissent leurs canaux, et sont admis.');
  const everyone = [...relays, ...town.douet.people, ...town.riverside.people, ...town.station.people];
  await Promise.all(everyone.map(whenReachable));
  return town;
}

async function invite(config: LocalConfig, { client }: Person, officer: typeof townHall | typeof police) {
  const { email, name, office } = officer;
  await client.inviteOfficer({ params: { inseeCode }, body: { email, name, office } });
  return acceptInvitation(config, { email, password: demoPassword });
}

async function appointReferent(config: LocalConfig, { client }: Person, referent: Neighbour): Promise<Person> {
  const person = await settleIn(config, referent);
  const { residentId } = await person.client.getMe();
  await client.appointReferent({ params: { inseeCode, residentId }, body: { neighbourhoods: [] } });
  return person;
}

async function foundQuarter(
  config: LocalConfig,
  founder: Person,
  quarter: (typeof quarters)[keyof typeof quarters],
  cast: readonly Neighbour[],
): Promise<Quarter> {
  const { communityId } = await founder.client.createCommunity({ body: { inseeCode, ...quarter } });
  const people = await inTurn(cast, async (neighbour) => {
    const person = await settleIn(config, neighbour);
    await person.client.joinCommunity({ params: { communityId } });
    return person;
  });
  const { items } = await founder.client.listMembers({ params: { communityId }, query: { limit: 100 } });
  await inTurn(items, ({ residentId }) =>
    founder.client.decideMembership({ params: { communityId, residentId }, body: { status: 'active' } }),
  );
  return { communityId, people };
}

/** Signs up, accepts the charter and chooses channels. */
async function settleIn(config: LocalConfig, neighbour: Neighbour): Promise<Person> {
  const person = await signUp(config, neighbour);
  await person.client.updateMe({ body: { charterVersion: currentCharterVersion } });
  await chooseChannels(config, person, neighbour.channels);
  return person;
}

const pollMs = 20;
const deadlineMs = 30_000;

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
