import type { Role } from '../../../lambdas/domain/permissions/roles.ts';
import type { Platform } from '../../../local/platform.ts';
import type { Person } from '../../../local/story/person.ts';
import { givenOfficer, givenOperator, givenResident } from '../../support/people.ts';
import { admit, type Places, reportFire } from './place.ts';
import { asPlayer, nobody, type Player } from './player.ts';

/** Someone who holds a role towards the place, and no other one there. */
export interface Actor extends Player {
  readonly name: string;
  readonly role: Role;
  /** Elsewhere towards the place, but a referent of its municipality: they play nothing towards the municipality itself. */
  readonly nextDoor?: boolean;
  /** What they themselves reported in the place. */
  readonly ownAlertId: string;
}

/** How someone comes to play: they report as a member like any other, and then become what they are to be. */
interface Part extends Pick<Actor, 'name' | 'role' | 'nextDoor'> {
  readonly person: Promise<Person>;
  readonly become: (player: Player) => Promise<unknown>;
}

/** Everyone who plays: at least one for each role. */
export async function givenCast(platform: Platform, places: Places): Promise<readonly Actor[]> {
  const { here } = places;
  const anyone: Actor = {
    ...nobody(platform),
    name: 'whoever has no token',
    role: 'anonymous',
    ownAlertId: here.alertId,
  };
  const others = partsOf(platform, places).map(async ({ person, become, ...part }): Promise<Actor> => {
    const player = await asPlayer(await person);
    await player.client.joinCommunity({ params: here });
    await admit(here.townHall, here.communityId, player);
    const ownAlertId = await reportFire(player, here.communityId);
    await become(player);
    return { ...part, ...player, ownAlertId };
  });
  return [anyone, ...(await Promise.all(others))];
}

function partsOf(platform: Platform, { here, nextDoor, elsewhere }: Places): Part[] {
  const resident = () => givenResident(platform);
  const officer = (place: typeof here, office: 'police' | 'town-hall') =>
    givenOfficer(platform, place.inseeCode, office);
  const leave = ({ client }: Player) => client.leaveCommunity({ params: here });
  const join = ({ client }: Player) => client.joinCommunity({ params: here });
  const beSuspended = ({ residentId }: Player) =>
    here.townHall.client.decideMembership({ params: { ...here, residentId }, body: { status: 'suspended' } });
  const beReferentOf = (place: typeof here) => async (player: Player) => {
    await leave(player);
    const params = { inseeCode: place.inseeCode, residentId: player.residentId };
    await place.townHall.client.appointReferent({ params, body: { neighbourhoods: [place.communityName] } });
  };
  return [
    { name: 'someone signed in', role: 'signed-in', person: resident(), become: leave },
    {
      name: 'one who waits',
      role: 'pending',
      person: resident(),
      become: async (one) => [await leave(one), await join(one)],
    },
    { name: 'a member', role: 'member', person: resident(), become: async () => undefined },
    { name: 'one who is suspended', role: 'suspended', person: resident(), become: beSuspended },
    { name: 'its referent', role: 'referent', person: resident(), become: beReferentOf(here) },
    {
      name: 'a referent next door',
      role: 'referent-elsewhere',
      nextDoor: true,
      person: resident(),
      become: beReferentOf(nextDoor),
    },
    { name: 'a foreign referent', role: 'referent-elsewhere', person: resident(), become: beReferentOf(elsewhere) },
    { name: 'its police', role: 'police', person: officer(here, 'police'), become: leave },
    { name: 'its town hall', role: 'town-hall', person: officer(here, 'town-hall'), become: leave },
    { name: 'foreign police', role: 'officer-elsewhere', person: officer(elsewhere, 'police'), become: leave },
    { name: 'a foreign town hall', role: 'officer-elsewhere', person: officer(elsewhere, 'town-hall'), become: leave },
    { name: 'the operator', role: 'operator', person: givenOperator(platform), become: leave },
  ];
}
