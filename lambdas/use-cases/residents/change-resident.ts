import { Refusal } from '../../domain/refusal.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { ResidentStore, SaveEffects } from '../../stores/residents/residents.ts';
import { isChangedMeanwhile, triesAtMost } from '../retry-when-changed.ts';

/**
 * A rule that changes a resident; it is called again on what is newly stored when somebody saved in between, and what it gives
 * back unchanged is not written. @throws Refusal when the domain says no
 */
export type Change = (resident: Resident) => Resident;

/** What is written with the change, which may depend on what it came to. */
type Effects = SaveEffects | ((after: Resident) => SaveEffects);

type Residents = Pick<ResidentStore, 'load' | 'save'>;

/**
 * Loads a resident, applies the change and saves.
 * @returns the resident as stored
 * @throws Refusal `resident-not-found`, `changed-meanwhile` after three tries, and those of the change
 */
export async function changeResident(
  residents: Residents,
  residentId: string,
  change: Change,
  effects: SaveEffects = {},
): Promise<Resident> {
  return changeLoaded(residents, await loadExisting(residents, residentId), change, effects);
}

/** As {@link changeResident}, but for whoever may have gone since: that is no fault. */
export async function changeIfThere(residents: Residents, residentId: string, change: Change): Promise<void> {
  const resident = await residents.load(residentId);
  if (resident) await changeLoaded(residents, resident, change);
}

/**
 * As {@link changeResident}, of a resident already loaded: the first try reads nothing again. Only the save is tried again, for a rule
 * may itself refuse with `changed-meanwhile`.
 */
export async function changeLoaded(
  residents: Residents,
  loaded: Resident,
  change: Change,
  effects: Effects = {},
): Promise<Resident> {
  let before = loaded;
  for (let triesLeft = triesAtMost - 1; ; triesLeft -= 1) {
    const after = change(before);
    if (after === before) return before;
    try {
      return await residents.save(before, after, typeof effects === 'function' ? effects(after) : effects);
    } catch (error) {
      if (triesLeft === 0 || !isChangedMeanwhile(error)) throw error;
      before = await loadExisting(residents, loaded.residentId);
    }
  }
}

async function loadExisting(residents: Residents, residentId: string): Promise<Resident> {
  const resident = await residents.load(residentId);
  if (!resident) throw new Refusal('resident-not-found');
  return resident;
}
