/** What is asked before a report leaves: each question with its answers by number. */
import type { Community } from '../../domain/communities/community.ts';
import { questionAnswer } from '../../domain/texting/answers/report-answers.ts';
import { type Draft, type Question, questionAt } from '../../domain/texting/conversation.ts';
import { guessCategory } from '../../domain/texting/guess-category.ts';
import { categoryName } from '../../domain/texting/options.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';

/** What it is. */
export function askCategory(draft: Draft, options: readonly string[], { now, language }: Exchange): Reply {
  const names = options.map((option) => categoryName(option, language));
  return asked(questionAt(now, { about: 'category', draft, options }), names, language);
}

/** Where it goes. */
export function askCommunity(draft: Draft, communities: readonly Community[], { now, language }: Exchange): Reply {
  const ordered = communities.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const options = ordered.map(({ communityId }) => communityId);
  const names = ordered.map(({ name }) => name);
  return asked(questionAt(now, { about: 'community', draft, options }), names, language);
}

/** Whether it is to be sent at all, when nothing said so. */
export function askSending(draft: Draft, { now, language }: Exchange): Reply {
  const question = questionAt(now, { about: 'sending', draft, options: [] });
  const { categoryId } = guessCategory(draft.text);
  return { answer: questionAnswer(question, [], language, categoryId), question };
}

/** The question that waits, when what was answered is none of its answers. */
export async function askAgain({ communities }: TextingDependencies, exchange: Exchange): Promise<Reply | undefined> {
  const { question } = exchange;
  if (!question) return undefined;
  const { about, draft, options } = question;
  if (about === 'category') return askCategory(draft, options, exchange);
  return about === 'community'
    ? askCommunity(draft, await communities.findAll(options), exchange)
    : askSending(draft, exchange);
}

const asked = (question: Question, names: readonly string[], language: Exchange['language']): Reply => ({
  answer: questionAnswer(question, names, language),
  question,
});
