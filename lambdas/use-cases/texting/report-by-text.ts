import * as z from 'zod/mini';
import { alertsOperations } from '../../../contract/operations/alerts.ts';
import type { Community } from '../../domain/communities/community.ts';
import { fold } from '../../domain/fold.ts';
import { Refusal } from '../../domain/refusal.ts';
import { authorOf } from '../../domain/reporting/author.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import { refusalAnswer } from '../../domain/texting/answers/refusal-answer.ts';
import { reportedAnswer } from '../../domain/texting/answers/report-answers.ts';
import type { Draft } from '../../domain/texting/conversation.ts';
import { guessCategory } from '../../domain/texting/guess-category.ts';
import { categoryOptions } from '../../domain/texting/options.ts';
import { isCut, reportOfDraft } from '../../domain/texting/report-of-draft.ts';
import { saysExercise } from '../../domain/texting/says-exercise.ts';
import { reportAlert } from '../reporting/report-alert.ts';
import { askCategory, askCommunity } from './ask.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';
import { toldBack } from './told-back.ts';

/** Reports what a resident wrote, once what it is and where it goes are known; asks what is not. */
export async function reportByText(
  dependencies: TextingDependencies,
  exchange: Exchange,
  draft: Draft,
  communityId?: string,
): Promise<Reply> {
  const { resident, language } = exchange;
  const active = resident.memberships.filter(({ status }) => status === 'active').map((each) => each.communityId);
  const communities = await dependencies.communities.findAll(active);
  if (communities.length === 0) return { answer: plainAnswer('no-community', language), question: 'none' };
  if (saysExercise(draft.text) && !communities.some((each) => mayHoldExercise(resident, each))) {
    return { answer: refusalAnswer(new Refusal('referent-only'), language), question: 'none' };
  }
  const { categoryId = draft.categoryId, candidates } = draft.categoryId
    ? { candidates: [] }
    : guessCategory(draft.text);
  if (categoryId === undefined) return askCategory(draft, categoryOptions(candidates), exchange);
  const known = { ...draft, categoryId };
  const community = chosen(communities, communityId) ?? only(communities) ?? namedIn(draft.text, communities);
  if (community) return send(dependencies, exchange, known, community);
  return askCommunity(known, communities, exchange);
}

/** A plain neighbour is asked no question for what would not leave. */
const mayHoldExercise = (resident: Resident, community: Community): boolean =>
  authorOf(resident, community, false).kind !== 'resident';

const chosen = (communities: readonly Community[], communityId: string | undefined) =>
  communities.find((each) => each.communityId === communityId);

const only = (communities: readonly Community[]) => (communities.length === 1 ? communities[0] : undefined);

/** The one community that the text names. */
function namedIn(text: string, communities: readonly Community[]): Community | undefined {
  const written = ` ${fold(text)} `;
  return only(communities.filter(({ name }) => written.includes(` ${fold(name)} `)));
}

/** As through the API, with the same limits; whatever comes to complete it, an SMS is one report. */
async function send(
  dependencies: TextingDependencies,
  { caller, language }: Exchange,
  draft: Draft & { readonly categoryId: string },
  { communityId, name }: Community,
): Promise<Reply> {
  const body = z.parse(
    alertsOperations.reportAlert.body,
    reportOfDraft({ draft, categoryId: draft.categoryId, communityName: name }),
  );
  const answer = await toldBack(
    async () => {
      const alert = await reportAlert(dependencies)({
        params: { communityId },
        query: undefined,
        headers: { 'idempotency-key': `sms-${draft.textId}` },
        body,
        language,
        caller,
      });
      return reportedAnswer(alert, name, language, isCut(draft));
    },
    (refusal) => refusalAnswer(refusal, language, draft.categoryId),
  );
  return { answer, question: 'none' };
}
