import { findRelative } from '../../domain/residents/relatives.ts';
import type { Relative, Resident } from '../../domain/residents/resident.ts';
import type { Naming, ResidentStore } from '../../stores/residents/residents.ts';

interface Named {
  readonly resident: Resident;
  readonly relative: Relative;
}

/** Who named this phone, and whom; nothing when another phone was named in its place meanwhile. */
export async function findNamed(
  residents: Pick<ResidentStore, 'load'>,
  phone: string,
  { residentId, relativeId }: Naming,
): Promise<Named | undefined> {
  const resident = await residents.load(residentId);
  const relative = resident && findRelative(resident, relativeId);
  if (!resident || relative?.phone !== phone) return undefined;
  return { resident, relative };
}
