import { linkToken, linkUrl } from '../../domain/link-token.ts';
import type { Relative, Resident } from '../../domain/residents/resident.ts';

/** The page where a relative answers, and stops. */
export function relativeUrl(
  apiUrl: string,
  { residentId }: Pick<Resident, 'residentId'>,
  { secret }: Pick<Relative, 'secret'>,
): string {
  return linkUrl(apiUrl, 'relatives', linkToken(residentId, secret));
}
