import { plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import type { Question } from '../../domain/texting/conversation.ts';
import { another, categoryNamed, named, optionsBehind } from '../../domain/texting/options.ts';
import type { TextCommand } from '../../domain/texting/text-command.ts';
import { askAgain, askCategory } from './ask.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';
import { reportByText } from './report-by-text.ts';

/**
 * Goes on with a report by the answer to what was asked about it, given by number or in words.
 * @returns nothing when the SMS is no answer to that question
 */
export async function completeReport(
  dependencies: TextingDependencies,
  exchange: Exchange,
  question: Question,
  command: TextCommand,
): Promise<Reply | undefined> {
  const { draft, about, options } = question;
  if (about === 'sending') {
    const agreed = agreement(command);
    if (agreed === undefined) return undefined;
    if (agreed) return reportByText(dependencies, exchange, draft);
    return { answer: plainAnswer('dropped', exchange.language), question: 'none' };
  }
  if (command.kind === 'no') return { answer: plainAnswer('dropped', exchange.language), question: 'none' };
  if (command.kind === 'yes') return askAgain(dependencies, exchange);
  const option = await chosenOption(dependencies, question, command);
  if (option === undefined) return undefined;
  if (option === another) return askCategory(draft, optionsBehind(options), exchange);
  return about === 'category'
    ? reportByText(dependencies, exchange, { ...draft, categoryId: option })
    : reportByText(dependencies, exchange, draft, option);
}

/** Whether it is to be sent: `ALERTE` alone says so too. */
function agreement(command: TextCommand): boolean | undefined {
  switch (command.kind) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'choice':
      return command.number === 1 ? true : undefined;
    case 'report':
      return command.text === '' ? true : undefined;
    case 'unclear':
      return /^(?:ok|oki|okay|d.?accord|envoye[rz]?|go)\W*$/i.test(command.text) ? true : undefined;
    default:
      return undefined;
  }
}

/** More words tell more than a choice: they are the report's. */
const mostWordsOfChoice = 3;

async function chosenOption(
  { communities }: TextingDependencies,
  { about, options }: Question,
  command: TextCommand,
): Promise<string | undefined> {
  if (command.kind === 'choice') return options[command.number - 1];
  if (command.kind !== 'unclear' || command.text.split(' ').length > mostWordsOfChoice) return undefined;
  if (about === 'category') return categoryNamed(command.text, options);
  const offered = await communities.findAll(options);
  return named(command.text, offered, ({ name }) => name)?.communityId;
}
