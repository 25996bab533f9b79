import type { Language } from '../../contract/fields.ts';
import type { AlertView } from '../../contract/operations/alerts.ts';
import type { Posting } from './posting.ts';

/** The category and the place, in the reader's language: what a list shows of an alert. */
function headline({ categoryLabel, place }: Pick<Posting, 'categoryLabel' | 'place'>, language: Language): string {
  return `${categoryLabel[language]} – ${place.description}`;
}

/** An alert as its reader sees it: an author who asked to be hidden is named to referents and officers alone. */
export function alertView(posting: Posting, language: Language, { seesAuthors }: { seesAuthors: boolean }): AlertView {
  const { author } = posting;
  return {
    alertId: posting.alertId,
    communityId: posting.communityId,
    category: posting.category,
    level: posting.level,
    status: posting.status,
    headline: headline(posting, language),
    description: posting.description,
    place: posting.place,
    happenedAt: posting.happenedAt,
    reportedAt: posting.reportedAt,
    expiresAt: posting.expiresAt,
    source: { kind: author.kind, ...(author.hidden && !seesAuthors ? {} : { name: author.name }) },
    emergencyCalled: posting.emergencyCalled,
    ...(posting.vehicle ? { vehicle: posting.vehicle } : {}),
  };
}
