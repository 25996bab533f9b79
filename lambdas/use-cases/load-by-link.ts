import type { Resident } from '../domain/residents/resident.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';

/** Whose link it is, who may have signed up since it was sent: what was theirs is their account's. */
export async function loadByLink(
  residents: Pick<ResidentStore, 'load'>,
  residentId: string,
): Promise<Resident | undefined> {
  const resident = await residents.load(residentId);
  return resident?.joinedTo === undefined ? resident : residents.load(resident.joinedTo);
}
