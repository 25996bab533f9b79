import { Refusal } from '../../domain/refusal.ts';
import { type Conversation, newConversation } from '../../domain/texting/conversation.ts';
import type { ConversationStore, TextOutcome } from './conversations.ts';

/**
 * The exchanges of SMS, kept in memory, for tests.
 * @param outcomes shared with the residents' store where SMS change residents
 */
export function inMemoryConversationStore(outcomes = new Map<string, TextOutcome>()): ConversationStore {
  const conversations = new Map<string, Conversation>();
  const isSettled = (outcome: TextOutcome | undefined) =>
    outcome !== undefined && (outcome === 'over' || 'answer' in outcome);
  const find = (phone: string) => conversations.get(phone) ?? newConversation;

  return {
    find: async (phone) => find(phone),

    findOutcome: async (textId) => outcomes.get(textId),

    settle: async (phone, before, after, { textId, answer }) => {
      if (isSettled(outcomes.get(textId)) || find(phone).version !== before.version)
        throw new Refusal('changed-meanwhile');
      conversations.set(phone, { ...after, version: before.version + 1 });
      outcomes.set(textId, answer === undefined ? 'over' : { answer });
    },

    claimAnswer: async (textId) => {
      const outcome = outcomes.get(textId);
      if (typeof outcome !== 'object' || !('answer' in outcome)) return undefined;
      outcomes.set(textId, 'over');
      return outcome.answer;
    },

    releaseAnswer: async (textId, answer) => {
      outcomes.set(textId, { answer });
    },
  };
}
