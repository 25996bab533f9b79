import type { CapSource } from '../../domain/cap/cap-source.ts';
import { officeIn } from '../../domain/municipalities/office.ts';
import type { StandingRight } from '../../stores/alerts/alerts.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';

/** Whether whoever set a source still holds the office under which it speaks: nothing goes out by itself for an officer who is none any more. */
export async function setterStillMay(
  residents: Pick<ResidentStore, 'load'>,
  { inseeCode, setBy }: CapSource,
): Promise<boolean> {
  const officer = await residents.load(setBy.residentId);
  return officer !== undefined && officeIn(officer, inseeCode) === setBy.kind;
}

/** What must still stand when something of a source is written: that it is as it was read and, of what goes out by itself, its officer’s office. */
export function rightOfSource(
  { inseeCode, sourceId, revision, setBy }: CapSource,
  { byItself }: { readonly byItself: boolean },
): StandingRight {
  const office = { residentId: setBy.residentId, inseeCode, office: setBy.kind };
  return { source: { inseeCode, sourceId, revision }, ...(byItself ? { setBy: office } : {}) };
}
