import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Refusal } from '../../domain/refusal.ts';
import type { Conversation } from '../../domain/texting/conversation.ts';
import { putUnder } from '../conditional-puts.ts';
import { type Database, findItem, itemInTheWay, TransactionCancelled, transact, type Write } from '../database.ts';
import {
  conversationItem,
  conversationKey,
  parseConversation,
  parseOutcome,
  textItem,
  textKey,
} from './conversation-items.ts';
import type { ConversationStore } from './conversations.ts';

/** The exchanges of SMS in the table of residents. */
export function dynamoConversationStore(database: Database, table: string): ConversationStore {
  return {
    find: async (phone) => parseConversation(await findItem(database, table, conversationKey(phone))),

    findOutcome: async (textId) => parseOutcome(await findItem(database, table, textKey(textId))),

    settle: async (phone, before, after, settled) => {
      const text = {
        TableName: table,
        Item: textItem(settled),
        ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(carriedOut)',
      };
      try {
        await transact(database, [{ Put: text }, conversationWrite(table, phone, before, after)]);
      } catch (error) {
        throw error instanceof TransactionCancelled ? new Refusal('changed-meanwhile', { cause: error }) : error;
      }
    },

    claimAnswer: async (textId) => {
      const claim = new UpdateCommand({
        TableName: table,
        Key: textKey(textId),
        UpdateExpression: 'REMOVE answer',
        ConditionExpression: 'attribute_exists(answer)',
        ReturnValues: 'ALL_OLD',
      });
      try {
        const { Attributes } = await database.send(claim);
        const outcome = parseOutcome(Attributes);
        return typeof outcome === 'object' && 'answer' in outcome ? outcome.answer : undefined;
      } catch (error) {
        itemInTheWay(error);
        return undefined;
      }
    },

    releaseAnswer: async (textId, answer) => {
      await database.send(
        new UpdateCommand({
          TableName: table,
          Key: textKey(textId),
          UpdateExpression: 'SET answer = :answer',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':answer': answer },
        }),
      );
    },
  };
}

function conversationWrite(table: string, phone: string, before: Conversation, after: Conversation): Write {
  return putUnder(table, conversationItem(phone, { ...after, version: before.version }), before.version);
}
