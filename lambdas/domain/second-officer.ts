import { findCategory } from '../../contract/categories.ts';

/** As many residents as one officer may alarm alone. */
const residentsAtMost = 2_000;

/** Whether a second officer has to confirm before this leaves: an evacuation always, anything else by how many residents it goes to. */
export function needsSecondOfficer({ category }: { readonly category: string }, residents: number): boolean {
  return residents > residentsAtMost || findCategory(category)?.needs === 'second-officer';
}
