import type { Language } from '../../../contract/fields.ts';
import { phonePattern } from '../../../contract/phone.ts';
import { Refusal } from '../../domain/refusal.ts';
import { todayOf } from '../../domain/residents/absence.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { type Confirmed, confirmedAnswer } from '../../domain/texting/answers/other-answers.ts';
import { plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import { refusalAnswer } from '../../domain/texting/answers/refusal-answer.ts';
import { type Conversation, openQuestion, withAnswer, withInvitation } from '../../domain/texting/conversation.ts';
import type { InboundText } from '../../domain/texting/inbound-text.ts';
import { readCommand } from '../../domain/texting/read-command.ts';
import type { TextCommand } from '../../domain/texting/text-command.ts';
import { type TextMessages, TextRefused } from '../../messaging/text-messages.ts';
import type { ConversationStore } from '../../stores/residents/conversations.ts';
import { retryWhenChanged } from '../retry-when-changed.ts';
import { carryOut } from './carry-out.ts';
import type { Reply, TextingDependencies } from './exchange.ts';
import { toldBack } from './told-back.ts';

interface Dependencies extends TextingDependencies {
  readonly conversations: ConversationStore;
  readonly textMessages: TextingDependencies['textMessages'] & Pick<TextMessages, 'send'>;
}

/**
 * Carries out an SMS and answers it with one, whoever wrote it and whatever it says. Each is carried out once and answered once at the
 * most, however often it is delivered: what it does either is the same when it is done again, or is written together with the fact that this
 * SMS did it; what it came to is then written with the answer, and that is taken by whoever sends it. Nothing is answered to numbers that no resident can have.
 * @throws what may pass when it is delivered again
 */
export const answerText =
  (dependencies: Dependencies) =>
  async (text: InboundText): Promise<void> => {
    if (!phonePattern.test(text.phone)) return;
    await retryWhenChanged(() => carryOutOnce(dependencies, text));
    await sendAnswer(dependencies, text);
  };

async function carryOutOnce(dependencies: Dependencies, text: InboundText): Promise<void> {
  const { conversations, residents, clock } = dependencies;
  const [outcome, conversation, holderId] = await Promise.all([
    conversations.findOutcome(text.textId),
    conversations.find(text.phone),
    residents.findHolder(text.phone),
  ]);
  if (outcome === 'over' || (outcome && 'answer' in outcome)) return;
  const now = clock();
  const holder = holderId === undefined ? undefined : await residents.load(holderId);
  const reply = outcome
    ? { answer: outcome.carriedOut }
    : await replyTo(dependencies, { text, conversation, resident: theirs(holder, text.phone), now });
  const { after, isAnswered } = afterReply(conversation, reply, now);
  await conversations.settle(text.phone, conversation, after, {
    textId: text.textId,
    ...(isAnswered ? { answer: reply.answer } : {}),
    at: now,
  });
}

/** Whoever confirmed the number last, as long as it is theirs. */
function theirs(holder: Resident | undefined, phone: string): Resident | undefined {
  const sms = holder?.channels.sms;
  return sms?.confirmed && sms.phone === phone ? holder : undefined;
}

interface Incoming {
  readonly text: InboundText;
  readonly conversation: Conversation;
  readonly resident: Resident | undefined;
  readonly now: Date;
}

type Replied = Reply & { readonly isInvitation?: true };

async function replyTo(dependencies: Dependencies, incoming: Incoming): Promise<Replied> {
  const { text, conversation, resident, now } = incoming;
  const writtenAt = new Date(text.receivedAt);
  const command = readCommand(text.body, () => todayOf(resident ?? nobody, writtenAt));
  const question = openQuestion(conversation, writtenAt);
  const confirmed =
    resident && question && answersQuestion(command) ? undefined : await confirm(dependencies, incoming, command);
  if (confirmed !== undefined) return { answer: confirmed };
  const language = languageOf(resident);
  if (!resident) {
    const isEnrolled = await dependencies.pendingConfirmations.isEnrolled(text.phone, now);
    if (isEnrolled) return { answer: plainAnswer('yes-first', language) };
    return { answer: plainAnswer('invitation', language), isInvitation: true };
  }
  const caller = { residentId: resident.residentId, operator: false, accessToken: '' };
  return carryOut(dependencies, { text, resident, language, caller, question, now }, command);
}

const nobody = { memberships: [], mandates: [] };

/** What Vigie itself has just asked comes before what others did. */
const answersQuestion = ({ kind }: TextCommand) => kind === 'yes' || kind === 'no';

/**
 * Somebody whom another one named agrees, or does not: known or not, that is asked before anything else. A STOP is for all that comes to the
 * number.
 */
async function confirm(
  { pendingConfirmations, conversations }: Dependencies,
  { text, resident }: Incoming,
  { kind }: TextCommand,
): Promise<string | undefined> {
  const language = languageOf(resident);
  const refused = plainAnswer('refused', language);
  if (kind === 'stop') return (await pendingConfirmations.stop(text)) && !resident ? refused : undefined;
  if (kind !== 'yes' && kind !== 'no') return undefined;
  const sayRefusal = (refusal: Refusal) => refusalAnswer(refusal, language);
  const say = (outcome: Confirmed | Refusal) =>
    outcome instanceof Refusal ? sayRefusal(outcome) : confirmedAnswer(outcome, language);
  const answer =
    kind === 'yes'
      ? await toldBack(() => pendingConfirmations.confirm(text, say), sayRefusal)
      : (await pendingConfirmations.refuse(text, refused))
        ? refused
        : undefined;
  // What nothing waits for any more may be what this very SMS, delivered twice at once, has just answered.
  if (answer === undefined && (await conversations.findOutcome(text.textId))) throw new Refusal('changed-meanwhile');
  return answer;
}

const languageOf = (resident: Resident | undefined): Language => resident?.profile.language ?? 'fr';

/** What is asked by now, and whether one more answer may leave. */
function afterReply(before: Conversation, { question, isInvitation }: Replied, now: Date) {
  const { question: open, ...kept } = before;
  const asked = question === 'none' ? undefined : (question ?? open);
  const conversation = { ...kept, ...(asked ? { question: asked } : {}) };
  const counted = isInvitation ? withInvitation(conversation, now) : withAnswer(conversation, now);
  return { after: counted ?? conversation, isAnswered: counted !== undefined };
}

/** An answer that may have left is not sent again. */
async function sendAnswer(
  { conversations, textMessages }: Dependencies,
  { textId, phone }: InboundText,
): Promise<void> {
  const answer = await conversations.claimAnswer(textId);
  if (answer === undefined) return;
  try {
    await textMessages.send(phone, answer);
  } catch (fault) {
    if (fault instanceof TextRefused && !fault.forGood) await conversations.releaseAnswer(textId, answer);
    throw fault;
  }
}
