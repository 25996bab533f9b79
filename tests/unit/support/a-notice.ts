import type { Alert, Message } from '../../../lambdas/domain/alerts/alert.ts';
import { withMessage } from '../../../lambdas/domain/alerts/draft-alert.ts';
import type { Notice } from '../../../lambdas/domain/publishing/posting.ts';
import { anAlert } from './an-alert.ts';

/** The last thing that was said of an alert, to Les Lilas, but for what a test says otherwise. */
export function aNotice(alert: Alert = anAlert(), differences: Partial<Notice> = {}): Notice {
  const message = alert.messages.at(-1);
  if (!message) throw new Error('nothing was said of this alert');
  return { alert, message, groupId: '01JDB1H7K2C4D6E8F0G2H4J6K8', communityName: 'Les Lilas', ...differences };
}

export const police = {
  residentId: '02PPPPPPPPPPPPPPPPPPPPPPPP',
  kind: 'police',
  name: 'Police municipale',
  hidden: false,
} as const;

/** An alert of which one more thing was said, ten minutes after it was reported unless a test says otherwise. */
export function followedBy(
  alert: Alert,
  { at, ...said }: Partial<Message> & Pick<Message, 'kind'>,
  changes: Partial<Alert> = {},
): Alert {
  const now = new Date(at ?? Date.parse(alert.reportedAt) + 600_000);
  return withMessage({ ...alert, ...changes }, { by: police, ...said }, now);
}
