import { type PlainAnswer, plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import type { Draft } from '../../domain/texting/conversation.ts';
import { findPlace } from '../../domain/texting/find-place.ts';
import { saysSomething } from '../../domain/texting/guess-category.ts';
import type { TextCommand } from '../../domain/texting/text-command.ts';
import { askAgain, askSending } from './ask.ts';
import { cancelByText } from './cancel-by-text.ts';
import { leaveByText, returnByText, startByText, stopByText } from './choose-by-text.ts';
import { completeReport } from './complete-report.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';
import { reportByText } from './report-by-text.ts';
import { witnessByText } from './witness-by-text.ts';

/** Does what a resident asks for by SMS, in the name of the resident, and says what was understood. */
export async function carryOut(
  dependencies: TextingDependencies,
  exchange: Exchange,
  command: TextCommand,
): Promise<Reply> {
  const { question } = exchange;
  const completed = question && (await completeReport(dependencies, exchange, question, command));
  return completed ?? asked(dependencies, exchange, command);
}

async function asked(dependencies: TextingDependencies, exchange: Exchange, command: TextCommand): Promise<Reply> {
  switch (command.kind) {
    case 'report':
      return report(dependencies, exchange, command.text);
    case 'yes':
    case 'seen':
      return witnessByText(dependencies, exchange, 'confirm');
    case 'no':
      return witnessByText(dependencies, exchange, 'deny');
    case 'cancel':
      return cancelByText(dependencies, exchange);
    case 'stop':
      return stopByText(dependencies, exchange);
    case 'start':
      return startByText(dependencies, exchange);
    case 'absent':
      return leaveByText(dependencies, exchange, command.period);
    case 'back':
      return returnByText(dependencies, exchange);
    case 'help':
    case 'distress':
      return plain(command.kind, exchange);
    case 'choice':
      return (await askAgain(dependencies, exchange)) ?? plain('no-question', exchange);
    case 'unclear':
      return unclear(dependencies, exchange, command.text);
  }
}

const plain = (name: PlainAnswer, { language }: Exchange): Reply => ({ answer: plainAnswer(name, language) });

async function report(dependencies: TextingDependencies, exchange: Exchange, text: string): Promise<Reply> {
  if (text === '') return plain('no-words', exchange);
  return reportByText(dependencies, exchange, draftOf(exchange, text));
}

const draftOf = ({ text: { textId, receivedAt } }: Exchange, text: string): Draft => ({
  textId,
  text: text.slice(0, longestDraft),
  receivedAt,
});

/** As long as one SMS can be, in characters; a report takes fewer. However many words are added, no more of them wait. */
const longestDraft = 1_600;

const fewestWordsOfFact = 4;

/**
 * What is no command: more words of the report that waits, or something seen that is sent once its writer says so. Nobody alarms a quarter
 * by a message to the wrong number.
 */
async function unclear(dependencies: TextingDependencies, exchange: Exchange, text: string): Promise<Reply> {
  const { question } = exchange;
  const isLong = text.split(' ').length >= fewestWordsOfFact;
  const mayBeFact = isLong || saysSomething(text) || findPlace(text) !== undefined;
  if (!mayBeFact) return (await askAgain(dependencies, exchange)) ?? plain('unclear', exchange);
  if (!question) return askSending(draftOf(exchange, text), exchange);
  if (!isLong && question.about !== 'sending')
    return (await askAgain(dependencies, exchange)) ?? plain('unclear', exchange);
  const draft = { ...question.draft, text: `${question.draft.text}. ${text}`.slice(0, longestDraft) };
  return question.about === 'sending' ? askSending(draft, exchange) : reportByText(dependencies, exchange, draft);
}
