import type { alertsOperations } from '../../../contract/operations/alerts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Risk } from '../../domain/reporting/risk.ts';
import { wordingErrors } from '../../domain/screening/wording-errors.ts';
import type { AlertStore, IdempotencyRecord } from '../../stores/alerts/alerts.ts';
import { digestOf } from '../digest-of.ts';
import type { Request } from '../use-case.ts';

type Operation = typeof alertsOperations.reportAlert;

/**
 * Says once what to reword; whoever sends the very same again leaves it to the moderators, which a request that is only repeated does not.
 * @throws Refusal `needs-rewording`
 */
export async function advise(
  { alerts }: { readonly alerts: Pick<AlertStore, 'recordAdvice'> },
  { request, idempotency }: { readonly request: Request<Operation>; readonly idempotency: IdempotencyRecord },
  { findings }: Risk,
  now: Date,
): Promise<never> {
  await alerts.recordAdvice(idempotency, adviceDigest(request), now);
  throw new Refusal('needs-rewording', { errors: wordingErrors(findings) });
}

/**
 * By what advice is remembered: the category and the words that were screened. Whoever sends them again sends them unchanged, though the
 * time or the place on the map be another; and the number plate, which a plain digest would tell, is none of it.
 */
export function adviceDigest({ params: { communityId }, body }: Request<Operation>): string {
  const { category, description, place, vehicle } = body;
  return digestOf({ communityId, category, description, place: place.description, vehicle });
}
