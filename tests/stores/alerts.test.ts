import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type { Posting } from '../../lambdas/domain/posting.ts';
import { Refusal } from '../../lambdas/domain/refusal.ts';
import type { Resident } from '../../lambdas/domain/resident.ts';
import type { AlertStore } from '../../lambdas/stores/alerts/alerts.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { inMemoryAlertStore } from '../../lambdas/stores/alerts/in-memory-alerts.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { inMemoryResidentStore } from '../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { aPosting } from '../unit/support/a-posting.ts';
import { aMembership } from '../unit/support/a-resident.ts';
import { givenReporter } from '../unit/support/given-reporter.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

const reportedAtMs = Date.parse('2026-11-22T20:31:00.000Z');
const at = (seconds: number) => new Date(reportedAtMs + seconds * 1000);
const since = '00000000000000000000000000';
const now = at(60).toISOString();

/** The n-th alert of this minute, in the order of their identifiers. */
const alertOf = (order: number, differences: Partial<Posting> = {}) =>
  aPosting({ alertId: ulid(reportedAtMs + order), ...differences });

const requestOf = (posting: Posting, key = posting.alertId, digest = 'digest') => ({
  residentId: posting.author.residentId,
  key,
  digest,
});

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => (error instanceof Refusal ? error.code : error),
  );

/** What both versions promise. */
function behavesAsAnAlertStore(open: () => Promise<{ alerts: AlertStore; residents: ResidentStore }>) {
  let alerts: AlertStore;
  let residents: ResidentStore;
  beforeEach(async () => {
    ({ alerts, residents } = await open());
    await givenReporter(residents, alertOf(0));
  });
  const accept = async (posting: Posting) => {
    await givenReporter(residents, posting);
    return alerts.accept(posting, requestOf(posting));
  };

  describe('an accepted alert', () => {
    test('is read back whole', async () => {
      const posting = alertOf(1, {
        place: { description: 'rue des Lilas', latitude: 47.2, longitude: -1.5 },
        vehicle: { type: 'fourgon', colour: 'blanc' },
      });
      await accept(posting);
      expect(await alerts.findPosting(posting)).toEqual(posting);
      expect(await alerts.findPostings(posting.alertId)).toEqual([posting]);
    });

    test('asked for again with the same key is the one first accepted', async () => {
      const first = alertOf(1);
      await accept(first);
      expect(await alerts.accept(alertOf(2), requestOf(first))).toEqual(first);
      expect(await alerts.findPostings(alertOf(2).alertId)).toEqual([]);
    });

    test('keeps its key from any other request', async () => {
      const first = alertOf(1);
      await accept(first);
      expect(await refusalOf(alerts.accept(alertOf(2), requestOf(first, first.alertId, 'another')))).toBe(
        'idempotency-key-reused',
      );
    });

    test('does not keep its key from another resident', async () => {
      const first = alertOf(1);
      await accept(first);
      const other = alertOf(2, {
        author: { residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB', kind: 'resident', name: 'Sacha', hidden: true },
      });
      await givenReporter(residents, other);
      expect(await alerts.accept(other, requestOf(other, first.alertId))).toEqual(other);
    });

    test('is one, however many requests with its key come at once', async () => {
      const first = alertOf(1);
      const accepted = await Promise.all(
        Array.from({ length: 30 }, (_, order) => alerts.accept(alertOf(order), requestOf(first))),
      );
      expect(new Set(accepted.map(({ alertId }) => alertId)).size).toBe(1);
      const feed = await alerts.listPostings(first.communityId, { limit: 100, since, now });
      expect(feed.postings).toHaveLength(1);
    });
  });

  describe('a reporter', () => {
    const changed = async (change: (resident: Resident) => Resident) => {
      const resident = await residents.load(alertOf(0).author.residentId);
      if (resident) await residents.save(resident, change(resident));
      return refusalOf(alerts.accept(alertOf(1), requestOf(alertOf(1))));
    };

    test.each(['pending', 'suspended'] as const)(
      'who has become %s in the meantime reports nothing',
      async (status) => {
        const memberships = [aMembership({ status })];
        expect(await changed((resident) => ({ ...resident, memberships }))).toBe('changed-meanwhile');
        expect(await alerts.findPosting(alertOf(1))).toBeUndefined();
      },
    );

    test('who has left in the meantime reports nothing', async () => {
      expect(await changed((resident) => ({ ...resident, memberships: [] }))).toBe('changed-meanwhile');
    });

    test('who accepted only an older charter reports nothing', async () => {
      const older = (resident: Resident) => ({
        ...resident,
        profile: { ...resident.profile, acceptedCharter: '2019-01' },
      });
      expect(await changed(older)).toBe('changed-meanwhile');
    });

    test('finds what an earlier request was answered, whatever became of their rights', async () => {
      const first = alertOf(1);
      await accept(first);
      await changed((resident) => ({ ...resident, memberships: [] }));
      expect(await alerts.findAccepted(requestOf(first))).toEqual(first);
      expect(await alerts.findAccepted(requestOf(alertOf(2)))).toBeUndefined();
      const other = alerts.findAccepted(requestOf(first, first.alertId, 'another'));
      expect(await refusalOf(other)).toBe('idempotency-key-reused');
    });
  });

  describe('a feed', () => {
    const readAll = async (limit: number) => {
      const read: string[] = [];
      let before: string | undefined;
      do {
        const page = await alerts.listPostings(alertOf(0).communityId, {
          limit,
          since,
          now,
          ...(before ? { before } : {}),
        });
        read.push(...page.postings.map(({ alertId }) => alertId));
        before = page.next;
      } while (before);
      return read;
    };

    test('has the newest first, each one once, whatever the size of a page', async () => {
      const postings = [1, 2, 3, 4, 5].map((order) => alertOf(order));
      for (const posting of postings) await accept(posting);
      const newestFirst = postings.map(({ alertId }) => alertId).toReversed();
      for (const limit of [1, 2, 5, 100]) expect(await readAll(limit)).toEqual(newestFirst);
    });

    test('is its community’s own', async () => {
      await accept(alertOf(1, { communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9' }));
      expect(await readAll(10)).toEqual([]);
    });

    test('leaves out what has expired, even before it is deleted', async () => {
      await accept(alertOf(1, { expiresAt: now }));
      await accept(alertOf(2));
      expect(await readAll(1)).toEqual([expect.stringMatching(/^01/)]);
    });

    test('holds what is for officers too, for whoever may see it', async () => {
      await accept(alertOf(1, { audience: 'officers' }));
      expect(await readAll(10)).toHaveLength(1);
    });

    test('asked for beyond its oldest is empty', async () => {
      await accept(alertOf(1));
      const page = await alerts.listPostings(alertOf(0).communityId, {
        limit: 10,
        since: alertOf(2).alertId,
        before: alertOf(1).alertId,
        now,
      });
      expect(page).toEqual({ postings: [] });
    });
  });

  describe('a pending posting', () => {
    test('is due to the sweeper after the stream had its time, by level', async () => {
      const posting = alertOf(1, { level: 'vigilance' });
      await accept(posting);
      const { alertId, communityId } = posting;
      expect(await alerts.listDue('vigilance', at(9), 10)).toEqual([]);
      expect(await alerts.listDue('vigilance', at(10), 10)).toEqual([{ alertId, communityId }]);
      expect(await alerts.listDue('danger', at(10), 10)).toEqual([]);
    });

    test('is one publisher’s until the lease ends', async () => {
      const posting = alertOf(1);
      await accept(posting);
      const claims = await Promise.all([alerts.claim(posting, at(0), 30), alerts.claim(posting, at(0), 30)]);
      expect(claims.filter(Boolean)).toEqual([
        { posting, publication: { state: 'pending', attempts: 0, messageIds: {} } },
      ]);
      expect(await alerts.claim(posting, at(29), 30)).toBeUndefined();
      expect(await alerts.claim(posting, at(30), 30)).toBeDefined();
    });

    test('remembers which topics it has reached', async () => {
      const posting = alertOf(1);
      await accept(posting);
      await Promise.all([
        alerts.recordPublished(posting, 'danger', 'm1'),
        alerts.recordPublished(posting, 'information', 'm2'),
      ]);
      expect((await alerts.claim(posting, at(0), 30))?.publication.messageIds).toEqual({
        danger: 'm1',
        information: 'm2',
      });
    });

    test('that is postponed is free, has one try more, and is due later', async () => {
      const posting = alertOf(1);
      await accept(posting);
      await alerts.claim(posting, at(0), 30);
      await alerts.postpone(posting, at(100));
      expect(await alerts.listDue('danger', at(99), 10)).toEqual([]);
      expect(await alerts.listDue('danger', at(100), 10)).toHaveLength(1);
      expect((await alerts.claim(posting, at(1), 30))?.publication.attempts).toBe(1);
    });

    test.each(['published', 'failed'] as const)('that is %s is nobody’s any more', async (state) => {
      const posting = alertOf(1);
      await accept(posting);
      await alerts.finish(posting, state);
      expect(await alerts.claim(posting, at(100), 30)).toBeUndefined();
      expect(await alerts.listDue('danger', at(100), 10)).toEqual([]);
    });

    test('for officers is never due', async () => {
      const posting = alertOf(1, { audience: 'officers' });
      await accept(posting);
      expect(await alerts.claim(posting, at(100), 30)).toBeUndefined();
      expect(await alerts.listDue('danger', at(100), 10)).toEqual([]);
    });

    test('that does not exist cannot be claimed', async () => {
      expect(await alerts.claim(alertOf(1), at(0), 30)).toBeUndefined();
    });
  });

  describe('a batch of e-mails', () => {
    test('remembers to whom it went, over several tries', async () => {
      const posting = alertOf(1);
      expect(await alerts.findEmailed(posting, 'first')).toEqual(new Set());
      await alerts.recordEmailed(posting, 'first', ['a', 'b']);
      await alerts.recordEmailed(posting, 'first', ['b', 'c']);
      await alerts.recordEmailed(posting, 'first', []);
      expect(await alerts.findEmailed(posting, 'first')).toEqual(new Set(['a', 'b', 'c']));
      expect(await alerts.findEmailed(posting, 'second')).toEqual(new Set());
    });
  });
}

describe('in memory', () =>
  behavesAsAnAlertStore(async () => {
    const residents = inMemoryResidentStore();
    return { alerts: inMemoryAlertStore(residents), residents };
  }));

describe('in DynamoDB', () => {
  let engine: TestDatabase;
  beforeAll(async () => {
    engine = await startDatabase();
  });
  afterAll(() => engine.stop());

  behavesAsAnAlertStore(async () => {
    const database = openDatabase(engine.client);
    const tables = await engine.createTables();
    return { alerts: dynamoAlertStore(database, tables), residents: dynamoResidentStore(database, tables) };
  });
});
