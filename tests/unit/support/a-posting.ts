import type { Alert } from '../../../lambdas/domain/alerts/alert.ts';
import type { Posting } from '../../../lambdas/domain/publishing/posting.ts';

/** A report as it is posted in its community, but for what a test says otherwise. */
export function aPostingOf({ alertId, origin, level }: Alert, differences: Partial<Posting> = {}): Posting {
  if (!origin) throw new Error('only a report is posted with its alert');
  return { alertId, groupId: origin.communityId, communityName: origin.name, level, firstMessage: 0, ...differences };
}
