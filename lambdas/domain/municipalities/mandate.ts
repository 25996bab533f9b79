/** How rights are given and taken. Each rule gives back the very resident it was given when nothing changes. */
import type { Office } from '../../../contract/fields.ts';
import { Refusal } from '../refusal.ts';
import type { Mandate, Resident } from '../residents/resident.ts';

type Is = (mandate: Mandate) => boolean;

const isOfficerMandate = ({ office }: Mandate) => office !== 'referent';

const officerIn =
  (inseeCode: string): Is =>
  (mandate) =>
    mandate.inseeCode === inseeCode && isOfficerMandate(mandate);
const referentIn =
  (inseeCode: string): Is =>
  (mandate) =>
    mandate.inseeCode === inseeCode && !isOfficerMandate(mandate);

/** Makes an officer; of one municipality's offices a person has one, and a new one replaces it. */
export function appointOfficer(resident: Resident, inseeCode: string, office: Office): Resident {
  const present = resident.mandates.find(officerIn(inseeCode));
  if (present?.office === office) return resident;
  return replace(resident, officerIn(inseeCode), { inseeCode, office });
}

/** @throws Refusal `officer-not-found` */
export function removeOfficer(resident: Resident, inseeCode: string): Resident {
  if (!resident.mandates.some(officerIn(inseeCode))) throw new Refusal('officer-not-found');
  return replace(resident, officerIn(inseeCode));
}

/** Makes a referent of these neighbourhoods and no other; of the whole municipality when there are none. */
export function appointReferent(resident: Resident, inseeCode: string, neighbourhoods: readonly string[]): Resident {
  return replace(resident, referentIn(inseeCode), { inseeCode, office: 'referent', neighbourhoods });
}

/** @throws Refusal `referent-not-found` */
export function dismissReferent(resident: Resident, inseeCode: string): Resident {
  if (!resident.mandates.some(referentIn(inseeCode))) throw new Refusal('referent-not-found');
  return replace(resident, referentIn(inseeCode));
}

function replace(resident: Resident, former: Is, ...present: readonly Mandate[]): Resident {
  return { ...resident, mandates: [...resident.mandates.filter((mandate) => !former(mandate)), ...present] };
}
