import type { Category } from '../../../contract/categories.ts';
import type { Office } from '../../../contract/fields.ts';
import type { Author } from '../alerts/alert.ts';
import { Refusal } from '../refusal.ts';
import type { Resident } from '../residents/resident.ts';

/** An officer as an author. */
export type Officer = Author & { readonly kind: Office };

/** Whether an officer speaks or acts, and no neighbour. */
export const isOfficer = ({ kind }: Pick<Author, 'kind'>): boolean => kind === 'police' || kind === 'town-hall';

/** @throws Refusal `officer-only` */
export function officerIn(someone: Resident | undefined, inseeCode: string, { hidden = false } = {}): Officer {
  const kind = someone && officeIn(someone, inseeCode);
  if (!kind) throw new Refusal('officer-only');
  return { residentId: someone.residentId, kind, name: someone.profile.name, hidden };
}

/** Officers send every category, but for those of the police. @throws Refusal `category-not-allowed` */
export function requireOffice({ senders }: Pick<Category, 'senders'>, { kind }: Officer): void {
  if (senders === 'police' && kind !== 'police') throw new Refusal('category-not-allowed');
}

/** The office that someone holds in a municipality: of its police and its town hall a person belongs to one. */
export function officeIn({ mandates }: Resident, inseeCode: string): Office | undefined {
  for (const mandate of mandates)
    if (mandate.inseeCode === inseeCode && mandate.office !== 'referent') return mandate.office;
  return undefined;
}
