import type { RelativeView } from '../../../contract/operations/relatives.ts';
import type { Relative } from './resident.ts';

/** What residents see of whom they named. */
export function relativeView({ relativeId, name, phone, email, language, ...rest }: Relative): RelativeView {
  return {
    relativeId,
    name,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    language,
    ...stateOf(rest),
    invitedAt: rest.invitedAt,
  };
}

/** Whoever said no is sent nothing anyway. */
function stateOf({ status, failure }: Pick<Relative, 'status' | 'failure'>): Pick<RelativeView, 'state' | 'reason'> {
  const isWanted = status === 'pending' || status === 'active';
  return isWanted && failure !== undefined ? { state: 'failed', reason: failure } : { state: status };
}
