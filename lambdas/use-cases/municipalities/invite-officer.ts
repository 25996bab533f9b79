import type { Language, Office } from '../../../contract/fields.ts';
import type { officersOperations } from '../../../contract/operations/municipalities.ts';
import type { AccountDescription, Invitations } from '../../accounts/accounts.ts';
import { appointOfficer } from '../../domain/municipalities/mandate.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { newResident } from '../../domain/residents/new-resident.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeLoaded, changeResident } from '../residents/change-resident.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save'>;
  readonly communities: Pick<CommunityStore, 'findMunicipality'>;
  readonly invitations: Invitations;
  readonly clock: Clock;
}

/**
 * Makes someone an officer, with an account if they have none. Inviting again is harmless: it is the same person, whose office
 * becomes the one of the last invitation.
 */
export const inviteOfficer =
  ({ invitations, ...stores }: Dependencies): UseCase<typeof officersOperations.inviteOfficer> =>
  async ({ params: { inseeCode }, body: { email, name, office }, caller, language }) => {
    const [inviter, municipality, known] = await Promise.all([
      stores.residents.load(caller.residentId),
      stores.communities.findMunicipality(inseeCode),
      findResident(stores.residents, invitations, email),
    ]);
    authorize('inviteOfficer', rolesOf({ resident: inviter, operator: caller.operator }, { inseeCode }));
    if (!municipality) throw new Refusal('municipality-not-found');
    const residentId = await invitations.invite({ email, name, language });
    const present = known?.residentId === residentId ? known : undefined;
    const officer = await appoint(stores, present, { residentId, email, name, language }, inseeCode, office);
    return { residentId, name: officer.profile.name, email: officer.profile.email ?? email, office };
  };

/** Beside the other reads, so that someone known is read and written in two trips to the database. */
async function findResident(residents: Dependencies['residents'], invitations: Invitations, email: string) {
  const residentId = await invitations.find(email);
  return residentId === undefined ? undefined : residents.load(residentId);
}

/** Whoever is invited gets a profile now: sign-up's trigger does not fire for them. */
async function appoint(
  { residents, clock }: Pick<Dependencies, 'residents' | 'clock'>,
  present: Resident | undefined,
  person: AccountDescription & { readonly residentId: string; readonly language: Language },
  inseeCode: string,
  office: Office,
): Promise<Resident> {
  const change = (resident: Resident) => appointOfficer(resident, inseeCode, office);
  if (present) return changeLoaded(residents, present, change);
  const officer = change(newResident(person, clock()));
  if (await residents.create(officer)) return officer;
  return changeResident(residents, person.residentId, change);
}
