import type { Alert, Author } from '../../domain/alerts/alert.ts';
import { appendHistory } from '../../domain/alerts/history.ts';
import { actorOf, speakerTowards } from '../../domain/alerts/speaker.ts';
import type { Community } from '../../domain/communities/community.ts';
import { type ExerciseRecord, withHeld } from '../../domain/exercises/exercise-record.ts';
import { withoutWish } from '../../domain/exercises/exercise-wish.ts';
import { monthlyExercise } from '../../domain/exercises/monthly-exercise.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { postingIn } from '../../domain/publishing/posting.ts';
import type { Mandate } from '../../domain/residents/resident.ts';
import type { AlertStore, StandingRight } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';

export interface HoldingStores {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'save'>;
  readonly alerts: Pick<AlertStore, 'accept'>;
}

/** `not-wished` when the wish was taken back; `lapsed` when nobody has the right any more in whose name it would be held. */
export type HoldingOutcome = 'held' | 'not-wished' | 'lapsed';

interface Holding {
  /** As it was before. */
  readonly record: ExerciseRecord;
  /** Whose exercise it is: `2026-12`. */
  readonly month: string;
  readonly alertId: string;
}

/**
 * Sends a community its exercise of the month. The community's record of exercises is saved with it under the version that was read, so
 * that of several runs one holds it; and only while whoever asked for it still has the right.
 * @throws Refusal `changed-meanwhile`, `unavailable`
 */
export async function holdExercise(stores: HoldingStores, holding: Holding, now: Date): Promise<HoldingOutcome> {
  const { record, month, alertId } = holding;
  const community = await stores.communities.find(record.communityId);
  if (!community?.monthlyExercise) return 'not-wished';
  const author = await askerOf(stores, community, community.monthlyExercise.askedBy);
  if (!author) {
    await stores.communities.save(community, withoutWish(community));
    return 'lapsed';
  }
  const alert = monthlyExercise(alertId, community, author, now);
  const { history, entries } = appendHistory(alert.history, [eventOf(alert, month)], now);
  await stores.alerts.accept(
    { ...alert, history },
    {
      right: rightOf(community, author),
      history: entries,
      posting: postingIn(community, alert),
      exercises: withHeld(record, now, month),
    },
  );
  return 'held';
}

type Asker = Author & { readonly kind: Mandate['office'] };

/** Whoever asked for it, if they still tend the community. */
async function askerOf({ residents }: HoldingStores, community: Community, askedBy: string) {
  const resident = await residents.load(askedBy);
  const author = resident && speakerTowards(resident, rolesOf({ resident, operator: false }, community));
  return author && isAsker(author) ? author : undefined;
}

const isAsker = (author: Author): author is Asker => author.kind !== 'resident';

const rightOf = ({ inseeCode }: Community, { residentId, kind: office }: Asker): StandingRight => ({
  residentId,
  inseeCode,
  office,
});

function eventOf({ author, category, exercise, origin }: Alert, month: string) {
  const details = { communityId: origin?.communityId, category, exercise, month };
  return { actor: actorOf(author), action: 'reported', details };
}
