import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newConversation, questionAt } from '../../lambdas/domain/texting/conversation.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import type { ConversationStore, TextOutcome } from '../../lambdas/stores/residents/conversations.ts';
import { dynamoConversationStore } from '../../lambdas/stores/residents/dynamodb-conversations.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { inMemoryConversationStore } from '../../lambdas/stores/residents/in-memory-conversations.ts';
import { inMemoryResidentStore } from '../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { aResident } from '../unit/support/a-resident.ts';
import { anEnrolment } from '../unit/support/an-enrolment.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

interface Stores {
  readonly conversations: ConversationStore;
  readonly residents: ResidentStore;
}

function makeInMemory(): Stores {
  const outcomes = new Map<string, TextOutcome>();
  return {
    conversations: inMemoryConversationStore(outcomes),
    residents: inMemoryResidentStore(undefined, outcomes),
  };
}

async function makeOnDynamo(): Promise<Stores> {
  const tables = await database.createTables();
  const opened = openDatabase(database.client);
  return {
    conversations: dynamoConversationStore(opened, tables.residents),
    residents: dynamoResidentStore(opened, tables),
  };
}

const versions: [string, () => Stores | Promise<Stores>][] = [
  ['in memory', makeInMemory],
  ['on DynamoDB', makeOnDynamo],
];

const at = new Date('2026-11-22T20:31:00.000Z');
const phone = '+33639982001';
const draft = { textId: 'digest', text: 'venez voir', receivedAt: at.toISOString() };
const question = questionAt(at, { about: 'category', draft, options: ['theft', 'fire'] });
const asking = { ...newConversation, question, answeredAtMs: [at.getTime()], invitedAtMs: 5 };

describe.each(versions)('the exchanges of SMS, %s', (_, make) => {
  let store: ConversationStore;
  let residents: ResidentStore;
  beforeEach(async () => {
    ({ conversations: store, residents } = await make());
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

  describe('know what an SMS did before it is settled', () => {
    const carriedOut = { textId: 'one', answer: 'Noté', at };
    const changed = { code: 'changed-meanwhile' };

    test('to a resident, once', async () => {
      const resident = aResident();
      await residents.create(resident);
      const saved = await residents.save(resident, resident, { carriedOut });
      expect(await store.findOutcome('one')).toEqual({ carriedOut: 'Noté' });
      expect(await store.claimAnswer('one')).toBeUndefined();
      await expect(residents.save(saved, saved, { carriedOut })).rejects.toMatchObject(changed);
      expect(await residents.load(resident.residentId)).toEqual(saved);
    });

    test('as one who became a resident by it', async () => {
      const [first, second] = [aResident(), aResident({ residentId: '01JENR0LE1000000000000000B' })];
      await residents.create(first, { carriedOut });
      await expect(residents.create(second, { carriedOut })).rejects.toMatchObject(changed);
      expect(await residents.load(second.residentId)).toBeUndefined();
    });

    test('to an enrolment, which is dropped once', async () => {
      const [one, other] = [anEnrolment({ phone }), anEnrolment({ phone, communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9' })];
      for (const enrolment of [one, other]) await residents.enrol(enrolment);
      await residents.dropEnrolment(one, { carriedOut });
      await expect(residents.dropEnrolment(other, { carriedOut })).rejects.toMatchObject(changed);
      expect((await residents.findPhone(phone)).enrolments).toEqual([other]);
      expect(await store.findOutcome('one')).toEqual({ carriedOut: 'Noté' });
    });

    test('unless the enrolment is gone: then it did nothing', async () => {
      const gone = residents.dropEnrolment(anEnrolment({ phone }), { carriedOut });
      await expect(gone).rejects.toMatchObject(changed);
      expect(await store.findOutcome('one')).toBeUndefined();
    });

    test('and settle it then, once; nothing is done by it afterwards', async () => {
      const resident = aResident();
      await residents.create(resident, { carriedOut });
      await store.settle(phone, newConversation, asking, settled('one', 'Noté'));
      expect(await store.findOutcome('one')).toEqual({ answer: 'Noté' });
      const again = store.settle(phone, await store.find(phone), asking, settled('one', 'Noté'));
      await expect(again).rejects.toMatchObject(changed);
      await expect(residents.save(resident, resident, { carriedOut })).rejects.toMatchObject(changed);
      expect(await store.claimAnswer('one')).toBe('Noté');
    });
  });
});
