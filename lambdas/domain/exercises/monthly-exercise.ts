/** The exercise that a community holds each month: what it says, and to whom. */
import { type Category, findCategory } from '../../../contract/categories.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { published } from '../alerts/draft-alert.ts';
import type { Community } from '../communities/community.ts';
import { draftReport } from '../reporting/report.ts';

const words =
  'EXERCICE mensuel : rien à faire. Il vérifie que les alertes vous parviennent : si l’un de vos canaux ne l’a pas reçu, réglez-le dans Vigie.';

/** As grave as it can be, so that it goes to every channel whatever its minimum level. */
export function monthlyExercise(alertId: string, community: Community, author: Author, now: Date): Alert {
  const report = {
    category: exerciseCategory.categoryId,
    description: words,
    place: { description: community.name },
    happenedAt: now.toISOString(),
    emergencyCalled: 'not-needed',
    level: 'danger',
    exercise: true,
  } as const;
  return published(draftReport({ alertId, report, category: exerciseCategory, community, author }, now), now);
}

const exerciseCategory = requireCategory('exercise');

function requireCategory(categoryId: string): Category {
  const category = findCategory(categoryId);
  if (!category) throw new Error(`there is no category ${categoryId}`);
  return category;
}
