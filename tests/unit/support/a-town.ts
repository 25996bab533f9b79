import { currentCharterVersion } from '../../../contract/charter.ts';
import { inMemoryAccounts } from '../../../lambdas/accounts/in-memory-accounts.ts';
import type { Mandate } from '../../../lambdas/domain/residents/resident.ts';
import { CountsInMemory } from '../../../lambdas/stores/communities/counts-in-memory.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../lambdas/stores/residents/in-memory-residents.ts';
import { aCommunity } from './a-community.ts';
import { aMembership, aResident } from './a-resident.ts';
import { nantes, saintSebastien } from './places.ts';

const lilas = aCommunity();
const here = saintSebastien.inseeCode;
const elsewhere = nantes.inseeCode;

/** Who lives there, and their rights; all but `newcomer` accepted the charter. */
const mandates = {
  townHall: [{ inseeCode: here, office: 'town-hall' }],
  police: [{ inseeCode: here, office: 'police' }],
  referent: [{ inseeCode: here, office: 'referent', neighbourhoods: ['Les Lilas'] }],
  otherReferent: [{ inseeCode: here, office: 'referent', neighbourhoods: ['Les Chênes'] }],
  foreignTownHall: [{ inseeCode: elsewhere, office: 'town-hall' }],
  foreignPolice: [{ inseeCode: elsewhere, office: 'police' }],
  foreignReferent: [{ inseeCode: elsewhere, office: 'referent', neighbourhoods: [] }],
  active: [],
  pending: [],
  suspended: [],
  stranger: [],
  newcomer: [],
} as const satisfies Record<string, readonly Mandate[]>;

export type Townsperson = keyof typeof mandates;

const statuses: Partial<Record<Townsperson, 'active' | 'pending' | 'suspended'>> = {
  active: 'active',
  pending: 'pending',
  suspended: 'suspended',
};

const people = Object.keys(mandates);

/** A made-up identifier that tells people apart. */
export const idOf = (person: Townsperson | 'nobody') => `02${String(people.indexOf(person) + 1).padStart(24, '0')}`;

/** The token of someone; of `nobody` when no profile goes with the account. */
export const callerOf = (person: Townsperson | 'nobody', operator = false) => ({
  residentId: idOf(person),
  operator,
  accessToken: idOf(person),
});

export const theOperator = callerOf('nobody', true);

/** Saint-Sébastien with its community of Les Lilas, beside Nantes, on stores in memory. */
export async function aTown() {
  const counts = new CountsInMemory();
  const residents = inMemoryResidentStore(counts);
  const communities = inMemoryCommunityStore(counts);
  for (const municipality of [saintSebastien, nantes]) await communities.registerMunicipality(municipality);
  await communities.create(lilas);
  for (const [person, held] of Object.entries(mandates))
    await residents.create(townsperson(person as Townsperson, held));
  return { residents, communities, invitations: inMemoryAccounts(), clock: () => new Date('2026-11-22T20:30:00Z') };
}

export type Town = Awaited<ReturnType<typeof aTown>>;

function townsperson(person: Townsperson, held: readonly Mandate[]) {
  const status = statuses[person];
  return aResident({
    residentId: idOf(person),
    profile: {
      name: person,
      email: `${person.toLowerCase()}@example.org`,
      ...(person === 'newcomer' ? {} : { acceptedCharter: currentCharterVersion }),
    },
    mandates: held,
    memberships: status ? [aMembership({ communityId: lilas.communityId, status })] : [],
  });
}
