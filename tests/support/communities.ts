import { currentCharterVersion } from '../../contract/charter.ts';
import type { Platform } from '../../local/platform.ts';
import { communes, quarters } from '../../local/seed/places.ts';
import type { Person } from '../../local/story/person.ts';
import { givenOfficer, givenOperator, givenResident, residentIdOf } from './people.ts';

/** A community with those who keep it. */
export interface GivenCommunity {
  readonly communityId: string;
  readonly inseeCode: string;
  readonly townHall: Person;
  readonly referent: Person;
}

/** A place in the middle of the community. */
export const inTheQuarter = { latitude: 47.205, longitude: -1.503 };

export async function givenMunicipality(
  platform: Pick<Platform, 'config'>,
  inseeCode: string = communes.saintSebastien,
) {
  const operator = await givenOperator(platform);
  return operator.client.registerMunicipality({ params: { inseeCode } });
}

/** A referent appointed by the town hall for all of a municipality. */
export async function givenReferent(
  platform: Pick<Platform, 'config'>,
  townHall: Person,
  inseeCode: string,
): Promise<Person> {
  const referent = await givenResident(platform, { name: 'Référente' });
  const residentId = await residentIdOf(referent);
  await townHall.client.appointReferent({ params: { inseeCode, residentId }, body: { neighbourhoods: [] } });
  return referent;
}

/** A community of Saint-Sébastien-sur-Loire, created by its referent, who belongs to it. */
export async function givenCommunity(
  platform: Pick<Platform, 'config'>,
  name: string = quarters.douet.name,
): Promise<GivenCommunity> {
  const { inseeCode } = await givenMunicipality(platform);
  const townHall = await givenOfficer(platform, inseeCode, 'town-hall');
  const referent = await givenReferent(platform, townHall, inseeCode);
  const { communityId } = await referent.client.createCommunity({
    body: { inseeCode, name, area: quarters.douet.area },
  });
  await referent.client.joinCommunity({ params: { communityId } });
  return { communityId, inseeCode, townHall, referent };
}

/** Makes someone an active member: they ask, and the referent admits them. */
export async function join({ communityId, referent }: GivenCommunity, person: Person): Promise<void> {
  await person.client.joinCommunity({ params: { communityId } });
  await referent.client.decideMembership({
    params: { communityId, residentId: await residentIdOf(person) },
    body: { status: 'active' },
  });
}

/** A resident who is an active member. */
export async function givenMember(
  platform: Pick<Platform, 'config'>,
  community: GivenCommunity,
  wishes: Parameters<typeof givenResident>[1] = {},
): Promise<Person> {
  const person = await givenResident(platform, wishes);
  await join(community, person);
  return person;
}

/** The officer of the town hall as a member of the community: no limit holds them to three alerts a day. */
export async function givenReportingOfficer({ townHall, communityId }: GivenCommunity): Promise<Person> {
  await townHall.client.updateMe({ body: { charterVersion: currentCharterVersion } });
  await townHall.client.joinCommunity({ params: { communityId } });
  return townHall;
}
