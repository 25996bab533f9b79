import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newConversation, questionAt } from '../../lambdas/domain/texting/conversation.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import type { ConversationStore } from '../../lambdas/stores/residents/conversations.ts';
import { dynamoConversationStore } from '../../lambdas/stores/residents/dynamodb-conversations.ts';
import { inMemoryConversationStore } from '../../lambdas/stores/residents/in-memory-conversations.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const versions: [string, () => Promise<ConversationStore>][] = [
  ['in memory', async () => inMemoryConversationStore()],
  [
    'on DynamoDB',
    async () => dynamoConversationStore(openDatabase(database.client), (await database.createTables()).residents),
  ],
];

const at = new Date('2026-11-22T20:31:00.000Z');
const phone = '+33639982001';
const draft = { textId: 'digest', text: 'venez voir', receivedAt: at.toISOString() };
const question = questionAt(at, { about: 'category', draft, options: ['theft', 'fire'] });
const asking = { ...newConversation, question, answeredAtMs: [at.getTime()], invitedAtMs: 5 };

describe.each(versions)('the exchanges of SMS, %s', (_, make) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await make();
  });
  const settled = (textId: string, answer?: string) => ({ textId, at, ...(answer === undefined ? {} : { answer }) });

  test('begin with nothing said', async () => {
    expect(await store.find(phone)).toEqual(newConversation);
    expect(await store.findOutcome('one')).toBeUndefined();
    expect(await store.claimAnswer('one')).toBeUndefined();
  });

  test('are kept for each phone, with what its SMS came to', async () => {
    await store.settle(phone, newConversation, asking, settled('one', 'Quoi ?'));
    expect(await store.find(phone)).toEqual({ ...asking, version: 1 });
    expect(await store.find('+33639982002')).toEqual(newConversation);
    expect(await store.findOutcome('one')).toEqual({ answer: 'Quoi ?' });
  });

  test('lose a question that was answered', async () => {
    await store.settle(phone, newConversation, asking, settled('one', 'Quoi ?'));
    const { question: _asked, ...after } = await store.find(phone);
    await store.settle(phone, await store.find(phone), after, settled('two', 'Envoyé'));
    expect(await store.find(phone)).toEqual({ ...after, version: 2 });
  });

  test('carry out an SMS once: the second time nothing is written', async () => {
    await store.settle(phone, newConversation, asking, settled('one', 'Quoi ?'));
    const present = await store.find(phone);
    const again = store.settle(phone, present, { ...present, answeredAtMs: [] }, settled('one', 'Encore'));
    await expect(again).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await store.find(phone)).toEqual(present);
    expect(await store.findOutcome('one')).toEqual({ answer: 'Quoi ?' });
  });

  test('are saved by the first of two at once, and the other one writes nothing', async () => {
    const both = await Promise.allSettled([
      store.settle(phone, newConversation, asking, settled('one', 'Quoi ?')),
      store.settle(phone, newConversation, asking, settled('two', 'Quoi ?')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const outcomes = await Promise.all(['one', 'two'].map((textId) => store.findOutcome(textId)));
    expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(1);
  });

  test('give an answer to one sender alone, and again when it surely did not leave', async () => {
    await store.settle(phone, newConversation, asking, settled('one', 'Quoi ?'));
    const claims = await Promise.all([1, 2, 3, 4].map(() => store.claimAnswer('one')));
    expect(claims.filter((answer) => answer !== undefined)).toEqual(['Quoi ?']);
    expect(await store.findOutcome('one')).toBe('over');
    await store.releaseAnswer('one', 'Quoi ?');
    expect(await store.claimAnswer('one')).toBe('Quoi ?');
  });

  test('remember an SMS that has no answer', async () => {
    await store.settle(phone, newConversation, asking, settled('one'));
    expect(await store.findOutcome('one')).toBe('over');
    expect(await store.claimAnswer('one')).toBeUndefined();
  });
});
