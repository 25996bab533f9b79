import { describe, expect, test } from '@jest/globals';
import { aPostingOf } from '../unit/support/a-posting.ts';
import { anAlert, anOfficialAlert } from '../unit/support/an-alert.ts';
import { accept, alertOf, at, onBothVersions } from './alert-table.ts';

const taken = (messageId: string) => ({ messageId, saidAt: at(0).toISOString() });
const alert = anAlert();
const posting = aPostingOf(alert);
const { alertId, groupId, level } = posting;
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
  const enlist = (messageNumber: number, seconds = 100) => table().postings.enlist(posting, messageNumber, at(seconds));
  const claim = (seconds = 0) => table().postings.claim(posting, at(seconds), 30);
  const stored = async () => (await table().postings.listPostings(alertId))[0];

  describe('a message that is enlisted for a group', () => {
    test('makes its posting where there is none: the group is told from this message on', async () => {
      await enlist(3);
      const publication = { ...untouched, nextMessage: 3, lastMessage: 3 };
      expect(await claim()).toEqual({ posting: { ...posting, firstMessage: 3 }, publication });
    });

    test('makes one for referents, which has no community’s name', async () => {
      const forReferents = { alertId, groupId: 'referents-44190', level, firstMessage: 0 };
      await table().postings.enlist(forReferents, 0, at(10));
      expect(await table().postings.claim(forReferents, at(0), 30)).toEqual({
        posting: forReferents,
        publication: untouched,
      });
    });

    test('is due to the sweeper from then on', async () => {
      await enlist(0, 100);
      expect(await table().postings.listDue(level, at(99), 10)).toEqual([]);
      expect(await table().postings.listDue(level, at(100), 10)).toEqual([{ alertId, groupId }]);
    });

    test('once more changes nothing', async () => {
      await enlist(0);
      await claim();
      await table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', taken('m1'));
      const before = await stored();
      await Promise.all([enlist(0, 500), enlist(0, 600)]);
      expect(await stored()).toEqual(before);
      expect(await table().postings.listDue(level, at(100), 10)).toHaveLength(1);
    });

    test('and finished is not sent again when it is enlisted again', async () => {
      await enlist(0);
      await table().postings.finish(posting, 0, 'published');
      await enlist(0);
      expect(await claim(1_000)).toBeUndefined();
      expect(await table().postings.listDue(level, at(1_000), 10)).toEqual([]);
    });

    test('after a later one changes nothing: no message goes back', async () => {
      await enlist(2);
      const before = await stored();
      await enlist(1);
      expect(await stored()).toEqual(before);
    });

    test('awakes a posting that was done', async () => {
      await accept(table(), alert);
      await table().postings.finish(posting, 0, 'failed');
      await enlist(1);
      expect(await table().postings.listDue(level, at(100), 10)).toEqual([{ alertId, groupId }]);
      expect(await claim()).toEqual({
        posting,
        publication: { ...untouched, nextMessage: 1, lastMessage: 1, outcomes: { 0: 'failed' } },
      });
    });

    test('leaves the message before it in the hands of its publisher, with its tries and topics', async () => {
      await accept(table(), alert);
      await table().postings.postpone(posting, 0, at(5));
      await claim(6);
      await table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', taken('m1'));
      await enlist(1);
      expect(await claim(35)).toBeUndefined();
      expect((await claim(36))?.publication).toEqual({
        ...untouched,
        lastMessage: 1,
        attempts: 1,
        triesBegun: 1,
        messageIds: { danger: 'm1' },
      });
    });

    test('is not lost when the one before it is finished at the same moment', async () => {
      for (const order of [1, 2, 3, 4, 5]) {
        const one = aPostingOf(alertOf(order));
        await accept(table(), alertOf(order));
        await Promise.all([table().postings.finish(one, 0, 'published'), table().postings.enlist(one, 1, at(100))]);
        const claimed = await table().postings.claim(one, at(200), 30);
        expect(claimed?.publication).toMatchObject({ nextMessage: 1, lastMessage: 1, outcomes: { 0: 'published' } });
      }
    });
  });

  describe('messages of one posting', () => {
    test('leave one after the other: when one is done, the next is due at once, with nothing tried yet', async () => {
      await accept(table(), alert);
      await enlist(1);
      await enlist(2);
      await claim();
      await table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', taken('m1'));
      await table().postings.postpone(posting, 0, at(500));
      const publication = {
        ...untouched,
        nextMessage: 1,
        lastMessage: 2,
        triesBegun: 1,
        outcomes: { 0: 'published' },
      };
      expect(await table().postings.finish(posting, 0, 'published')).toEqual(publication);
      expect(await table().postings.listDue(level, at(0), 10)).toEqual([{ alertId, groupId }]);
      expect(await claim()).toEqual({ posting, publication });
    });

    test('each keep what became of them, a message for other groups included', async () => {
      await accept(table(), alert);
      await enlist(2);
      await table().postings.finish(posting, 0, 'failed');
      await claim();
      await table().postings.finish(posting, 1, 'not-needed');
      expect(await table().postings.finish(posting, 2, 'published')).toEqual({
        ...untouched,
        state: 'published',
        nextMessage: 3,
        lastMessage: 2,
        outcomes: { 0: 'failed', 1: 'not-needed', 2: 'published' },
      });
    });

    test('that come to the same outcome are done together, and the one after them is due at once', async () => {
      await accept(table(), alert);
      await table().postings.finish(posting, 0, 'published');
      await enlist(4);
      await claim();
      const outcomes = { 0: 'published', 1: 'not-needed', 2: 'not-needed', 3: 'not-needed' };
      const publication = { ...untouched, nextMessage: 4, lastMessage: 4, outcomes };
      expect(await table().postings.finish(posting, 1, 'not-needed', { upTo: 3 })).toEqual(publication);
      expect(await table().postings.listDue(level, at(0), 10)).toEqual([{ alertId, groupId }]);
      expect(await claim()).toEqual({ posting, publication });
    });

    test('that come to the same outcome together, up to the last one, leave nothing to do', async () => {
      await enlist(0);
      await enlist(2);
      await claim();
      const outcomes = { 0: 'not-needed', 1: 'not-needed', 2: 'not-needed' };
      const publication = { ...untouched, state: 'not-needed', nextMessage: 3, lastMessage: 2, outcomes };
      expect(await table().postings.finish(posting, 0, 'not-needed', { upTo: 2 })).toEqual(publication);
      expect(await table().postings.finish(posting, 0, 'not-needed', { upTo: 1 })).toEqual(publication);
      expect(await claim(1_000)).toBeUndefined();
      expect(await table().postings.listDue(level, at(1_000), 10)).toEqual([]);
    });

    test('are not mixed up by a late publisher of the one before', async () => {
      await accept(table(), alert);
      await enlist(1);
      await table().postings.finish(posting, 0, 'published');
      await claim();
      const next = await stored();
      await table().postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', taken('late'));
      await table().postings.postpone(posting, 0, at(500));
      await table().postings.release(posting, 0, at(500));
      await table().postings.finish(posting, 0, 'failed');
      expect(await stored()).toEqual(next);
      expect(await claim(29)).toBeUndefined();
    });
  });

  test('five hundred groups of one alert are enlisted at once, and again, and each has one posting', async () => {
    const { alertId: official, level: ofOfficial } = anOfficialAlert();
    const groups = Array.from({ length: 500 }, (_, order) => alertOf(order).alertId);
    const enlistAll = () =>
      Promise.all(
        groups.map((one) => {
          const each = { alertId: official, groupId: one, communityName: one, level: ofOfficial, firstMessage: 0 };
          return table().postings.enlist(each, 0, at(10));
        }),
      );
    await enlistAll();
    await table().postings.finish({ alertId: official, groupId: groups[0] ?? '' }, 0, 'published');
    await enlistAll();
    const listed = await table().postings.listPostings(official);
    expect(listed.map((each) => each.posting.groupId).toSorted()).toEqual(groups);
    expect(listed.filter(({ publication }) => publication.state === 'pending')).toHaveLength(499);
    expect(await table().postings.listDue(ofOfficial, at(10), 1_000)).toHaveLength(499);
  });
});
