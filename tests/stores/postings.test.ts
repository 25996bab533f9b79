import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import { aPostingOf } from '../unit/support/a-posting.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { accept, alertOf, at, onBothVersions } from './alert-table.ts';

const taken = (messageId: string) => ({ messageId, saidAt: at(0).toISOString() });
const alert = anAlert();
const posting = aPostingOf(alert);
const { alertId, groupId } = posting;
const untouched = {
  state: 'pending',
  nextMessage: 0,
  lastMessage: 0,
  attempts: 0,
  triesBegun: 0,
  messageIds: {},
  outcomes: {},
  eligible: {},
};

onBothVersions((table) => {
  const accepted = (overrides: Partial<Alert> = {}) => accept(table(), { ...alert, ...overrides });
  const claim = (seconds = 0) => table().postings.claim(posting, at(seconds), 30);

  describe('the posting of a report', () => {
    test('is on its way with it', async () => {
      await accepted();
      expect(await table().postings.listPostings(alertId)).toEqual([{ posting, publication: untouched }]);
      expect(await table().postings.find(posting)).toEqual(posting);
    });

    test('is due to the sweeper after the stream had its time, by level', async () => {
      await accepted();
      expect(await table().postings.listDue('danger', at(9), 10)).toEqual([]);
      expect(await table().postings.listDue('danger', at(10), 10)).toEqual([{ alertId, groupId }]);
      expect(await table().postings.listDue('vigilance', at(10), 10)).toEqual([]);
    });

    test('of what only officers read goes nowhere', async () => {
      await accepted({ readers: 'officers' });
      expect(await claim(100)).toBeUndefined();
      expect(await table().postings.listDue('danger', at(100), 10)).toEqual([]);
      expect(await table().postings.finish(posting, 0, 'published')).toEqual({ ...untouched, state: 'not-needed' });
    });

    test('that does not exist cannot be claimed', async () => {
      expect(await claim()).toBeUndefined();
      expect(await table().postings.find(posting)).toBeUndefined();
      expect(await table().postings.listPostings(alertId)).toEqual([]);
    });
  });

  describe('a pending posting', () => {
    test('is one publisher’s until the lease ends', async () => {
      await accepted();
      const claims = await Promise.all([claim(), claim()]);
      expect(claims.filter(Boolean)).toEqual([{ posting, publication: untouched }]);
      expect(await claim(29)).toBeUndefined();
      expect(await claim(30)).toBeDefined();
    });

    test('remembers which topics its message has reached', async () => {
      await accepted();
      await Promise.all([
        table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', taken('m1')),
        table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'information', taken('m2')),
      ]);
      expect((await claim())?.publication.messageIds).toEqual({ danger: 'm1', information: 'm2' });
    });

    test('that is postponed is free, has one try more, and is due later', async () => {
      await accepted();
      await claim();
      await table().postings.postpone(posting, 0, at(100));
      expect(await table().postings.listDue('danger', at(99), 10)).toEqual([]);
      expect(await table().postings.listDue('danger', at(100), 10)).toEqual([{ alertId, groupId }]);
      expect((await claim(1))?.publication.attempts).toBe(1);
    });

    test('remembers that somebody began to tell it, whatever became of that', async () => {
      await accepted();
      expect((await claim())?.publication.triesBegun).toBe(0);
      expect((await claim(30))?.publication.triesBegun).toBe(1);
      await table().postings.postpone(posting, 0, at(100));
      expect((await claim(100))?.publication.triesBegun).toBe(2);
      const published = await table().postings.finish(posting, 0, 'published');
      expect(published.triesBegun).toBe(3);
    });

    test('that was only taken to find that it is not needed was not begun', async () => {
      await accepted();
      await claim();
      expect((await table().postings.finish(posting, 0, 'not-needed')).triesBegun).toBe(0);
    });

    test('that is given back without a try waits as it was, and is due later', async () => {
      await accepted();
      await claim();
      await table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', taken('m1'));
      const release = () => table().postings.release(posting, 0, at(100));
      await Promise.all([release(), release()]);
      expect(await table().postings.listDue('danger', at(99), 10)).toEqual([]);
      expect(await table().postings.listDue('danger', at(100), 10)).toEqual([{ alertId, groupId }]);
      expect((await claim(1))?.publication).toEqual({ ...untouched, messageIds: { danger: 'm1' } });
    });

    test('is listed with the others that are due, the longest first, as many as asked', async () => {
      const alerts = [1, 2, 3].map((order) => alertOf(order));
      for (const one of alerts) await accept(table(), one);
      const keys = alerts.map((one) => aPostingOf(one));
      const [first = posting, second = posting, third = posting] = keys;
      await table().postings.postpone(first, 0, at(90));
      await table().postings.postpone(second, 0, at(80));
      await table().postings.postpone(third, 0, at(70));
      const due = await table().postings.listDue('danger', at(100), 2);
      expect(due.map((key) => key.alertId)).toEqual([third.alertId, second.alertId]);
    });
  });

  describe('what a topic took', () => {
    const published = (messageIds: readonly string[]) => table().deliveries.findPublished(messageIds);
    const notice = { ...posting, messageNumber: 0 };
    const known = { alertId, groupId, messageNumber: 0, saidAt: at(0).toISOString() };

    test('is known by SNS’s identifier, though the message may be done with', async () => {
      await accepted();
      await table().postings.recordPublished(notice, 'danger', taken('m1'));
      await table().postings.finish(posting, 0, 'published');
      await table().postings.recordPublished(notice, 'vigilance', taken('m2'));
      const found = await published(['m1', 'm2', 'm3']);
      expect(Object.fromEntries(found)).toEqual({ m1: known, m2: known });
    });

    test('is nothing where nobody was there to take it, and yet it is done with that topic', async () => {
      await accepted();
      await table().postings.recordPublished(notice, 'danger', { messageId: undefined, saidAt: at(0).toISOString() });
      expect((await claim())?.publication.messageIds).toEqual({ danger: 'nobody' });
      expect((await published(['nobody'])).size).toBe(0);
    });
  });

  describe('a message that is done', () => {
    test('remembers for whom it was', async () => {
      await accepted();
      const eligible = { email: 3, sms: 2, push: 1 };
      const publication = await table().postings.finish(posting, 0, 'published', { eligible });
      expect(publication.eligible).toEqual({ 0: eligible });
      expect((await table().postings.listPostings(alertId))[0]?.publication).toEqual(publication);
    });

    test.each(['published', 'failed', 'not-needed'] as const)('as %s leaves nothing to do', async (outcome) => {
      await accepted();
      await claim();
      const triesBegun = outcome === 'not-needed' ? 0 : 1;
      const publication = { ...untouched, state: outcome, nextMessage: 1, triesBegun, outcomes: { 0: outcome } };
      expect(await table().postings.finish(posting, 0, outcome)).toEqual(publication);
      expect(await claim(100)).toBeUndefined();
      expect(await table().postings.listDue('danger', at(100), 10)).toEqual([]);
      expect(await table().postings.listPostings(alertId)).toEqual([{ posting, publication }]);
    });

    test('is not done again: what became of it stays', async () => {
      await accepted();
      const published = await table().postings.finish(posting, 0, 'published');
      expect(await table().postings.finish(posting, 0, 'failed')).toEqual(published);
      expect(await table().postings.finish(posting, 1, 'failed')).toEqual(published);
    });

    test('by two publishers at once is done once', async () => {
      await accepted();
      const finished = await Promise.all([
        table().postings.finish(posting, 0, 'published'),
        table().postings.finish(posting, 0, 'failed'),
      ]);
      const stored = (await table().postings.listPostings(alertId))[0]?.publication;
      expect(finished).toEqual([stored, stored]);
    });

    test('is nothing that a late publisher records or postpones', async () => {
      await accepted();
      const published = await table().postings.finish(posting, 0, 'published');
      await table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', taken('late'));
      await table().postings.postpone(posting, 0, at(100));
      await table().postings.release(posting, 0, at(100));
      expect(await table().postings.listPostings(alertId)).toEqual([{ posting, publication: published }]);
      expect(await table().postings.listDue('danger', at(200), 10)).toEqual([]);
    });

    test('of a posting that does not exist is a fault', async () => {
      await expect(table().postings.finish(posting, 0, 'published')).rejects.toThrow();
    });
  });

  describe('the ledger of e-mails', () => {
    const notice = { ...posting, messageNumber: 0 };

    test('remembers to whom a message went, over several tries', async () => {
      const { postings } = table();
      expect(await postings.findEmailed(notice, 'first')).toEqual(new Set());
      await postings.recordEmailed(notice, 'first', ['a', 'b']);
      await postings.recordEmailed(notice, 'first', ['b', 'c']);
      await postings.recordEmailed(notice, 'first', []);
      expect(await postings.findEmailed(notice, 'first')).toEqual(new Set(['a', 'b', 'c']));
      expect(await postings.findEmailed(notice, 'second')).toEqual(new Set());
    });

    test('is kept for each message and each group', async () => {
      const { postings } = table();
      await postings.recordEmailed(notice, 'first', ['a']);
      expect(await postings.findEmailed({ ...notice, messageNumber: 1 }, 'first')).toEqual(new Set());
      expect(await postings.findEmailed({ ...notice, groupId: 'referents-44190' }, 'first')).toEqual(new Set());
    });
  });
});
