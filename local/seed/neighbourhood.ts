import { currentCharterVersion } from '../../contract/charter.ts';
import { operatorAccount } from '../accounts/operator.ts';
import type { LocalConfig } from '../local-config.ts';
import { chooseChannels } from '../story/channels.ts';
import { acceptInvitation, type Person, signIn, signUp } from '../story/person.ts';
import { protocolInForceToday } from '../story/protocol.ts';
import { officers, referent, residents, type SeededResident, seedAccounts, seedPassword } from './people.ts';
import { communes, quarters } from './places.ts';
import type { Seed } from './seed-once.ts';

/** Real communes, one of them with its officers, its referent and a community of neighbours. */
export const neighbourhoodSeed: Seed = { accounts: seedAccounts, sow: sowNeighbourhood };

async function sowNeighbourhood(config: LocalConfig): Promise<void> {
  const operator = await signIn(config, operatorAccount);
  await registerCommunes(operator);
  const [townHall, founder, ...neighbours] = await Promise.all([
    inviteOfficers(config, operator),
    settleIn(config, referent),
    ...residents.map((resident) => settleIn(config, resident)),
  ]);
  await townHall.client.putProtocol({
    params: { inseeCode: communes.saintSebastien },
    body: protocolInForceToday(),
  });
  const communityId = await foundCommunity(townHall, founder);
  await Promise.all([founder, ...neighbours].map(({ client }) => client.joinCommunity({ params: { communityId } })));
  await admitAll(founder, communityId);
}

async function registerCommunes({ client }: Person): Promise<void> {
  await Promise.all(Object.values(communes).map((inseeCode) => client.registerMunicipality({ params: { inseeCode } })));
}

/** Gives the officer of the town hall. */
async function inviteOfficers(config: LocalConfig, { client }: Person): Promise<Person> {
  const params = { inseeCode: communes.saintSebastien };
  const [townHall] = await Promise.all(
    officers.map(async ({ office, email, name }) => {
      await client.inviteOfficer({ params, body: { email, name, office } });
      return acceptInvitation(config, { email, password: seedPassword });
    }),
  );
  if (townHall === undefined) {
    throw new Error('The seed has no officer');
  }
  return townHall;
}

/** Signs up, accepts the charter and chooses channels. */
async function settleIn(config: LocalConfig, resident: SeededResident): Promise<Person> {
  const { email, name, address, language = 'fr' } = resident;
  const person = await signUp(config, { email, password: seedPassword, name, language });
  await person.client.updateMe({ body: { address, language, charterVersion: currentCharterVersion } });
  await chooseChannels(config, person, resident.channels);
  return person;
}

async function foundCommunity(townHall: Person, founder: Person): Promise<string> {
  const { residentId } = await founder.client.getMe();
  const inseeCode = communes.saintSebastien;
  await townHall.client.appointReferent({
    params: { inseeCode, residentId },
    body: { neighbourhoods: [quarters.douet.name] },
  });
  return (await founder.client.createCommunity({ body: { inseeCode, ...quarters.douet } })).communityId;
}

async function admitAll({ client }: Person, communityId: string): Promise<void> {
  const { items } = await client.listMembers({ params: { communityId }, query: { limit: 100 } });
  const waiting = items.filter(({ status }) => status === 'pending');
  await Promise.all(
    waiting.map(({ residentId }) =>
      client.decideMembership({ params: { communityId, residentId }, body: { status: 'active' } }),
    ),
  );
}
