import type { RelativeView } from '../../contract/operations/relatives.ts';
import type { Relative } from './resident.ts';

/** What residents see of whom they named. */
export function relativeView({ relativeId, name, phone, email, language, ...rest }: Relative): RelativeView {
  return {
    relativeId,
    name,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    language,
    state: rest.status,
    ...(rest.failure === undefined ? {} : { reason: rest.failure }),
    invitedAt: rest.invitedAt,
  };
}
