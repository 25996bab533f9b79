import { beforeEach, describe, expect, test } from '@jest/globals';
import { TextRefused } from '../../../../lambdas/messaging/text-messages.ts';
import { givenTexting, phoneOf, strangersPhone, type Texting } from '../../support/given-texting.ts';

let here: Texting;
beforeEach(async () => {
  here = await givenTexting();
});

const amina = phoneOf('amina');
const report = (id: string, changed: Parameters<Texting['deliver']>[3] = {}) =>
  here.deliver(amina, 'ALERTE vol de vélo rue du Port', id, changed);
const hourMs = 3_600_000;

/** Breaks off at the nth call. */
function brokenAt(nth: number, message = 'broken') {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls === nth) throw new Error(message);
  };
}

describe('an SMS delivered again', () => {
  test('changes nothing and is not answered twice', async () => {
    await report('one');
    const before = await here.stored('amina');
    for (const _ of [1, 2, 3]) await report('one');
    expect(await here.ownAlerts('amina')).toHaveLength(1);
    expect(here.answersTo(amina)).toHaveLength(1);
    expect(await here.stored('amina')).toEqual(before);
  });

  test('at the same time as itself neither', async () => {
    await Promise.all(Array.from({ length: 8 }, () => report('one').catch(() => undefined)));
    await report('one');
    expect(await here.ownAlerts('amina')).toHaveLength(1);
    expect(here.answersTo(amina)).toHaveLength(1);
  });

  test.each(['ANNULER', 'VU', 'NON', 'STOP', 'ABSENT 12/08 24/08', '2'])('%s', async (body) => {
    await here.givenAlert('bruno');
    await here.text('amina', 'ALERTE feu rue du Port');
    for (const _ of [1, 2]) await here.deliver(amina, body, 'again');
    expect(here.answersTo(amina)).toHaveLength(2);
  });
});

describe('after a crash', () => {
  test('between the alert and what is kept of the SMS, it is one alert and one answer', async () => {
    const settle = () => Promise.reject(new Error('broken'));
    await expect(report('one', { conversations: { ...here.conversations, settle } })).rejects.toThrow('broken');
    expect(await here.ownAlerts('amina')).toHaveLength(1);
    expect(here.answersTo(amina)).toEqual([]);
    here.pass(60_000);
    await expect(report('one')).resolves.toBeUndefined();
    expect(here.answersTo(amina)).toHaveLength(1);
  });

  test('between a withdrawal and what is kept of it, the alert before stays', async () => {
    await here.givenAlert('amina');
    await here.text('amina', 'ALERTE feu rue du Port');
    here.pass(2_000);
    const settle = () => Promise.reject(new Error('broken'));
    const withdraw = (changed = {}) => here.deliver(amina, 'ANNULER', 'withdrawal', changed);
    await expect(withdraw({ conversations: { ...here.conversations, settle } })).rejects.toThrow('broken');
    await withdraw();
    expect((await here.ownAlerts('amina')).map(({ status }) => status)).toEqual(['retracted', 'published']);
  });

  test('between advice and what is kept of it, it is advised once more and sent to nobody', async () => {
    const settle = () => Promise.reject(new Error('broken'));
    const suspect = (changed = {}) =>
      here.deliver(amina, 'ALERTE Kevin du 12 vole un vélo rue du Port', 'one', changed);
    await expect(suspect({ conversations: { ...here.conversations, settle } })).rejects.toThrow('broken');
    await suspect();
    expect(here.answersTo(amina)).toEqual([expect.stringMatching(/Pas encore envoyé/)]);
    expect(await here.ownAlerts('amina')).toEqual([]);
  });

  test('between what is kept of it and the answer, the answer leaves', async () => {
    const claimAnswer = () => Promise.reject(new Error('broken'));
    await expect(report('one', { conversations: { ...here.conversations, claimAnswer } })).rejects.toThrow();
    expect(here.answersTo(amina)).toEqual([]);
    await report('one');
    expect(here.answersTo(amina)).toHaveLength(1);
  });
});

describe('an answer', () => {
  test('that surely did not leave is sent again', async () => {
    here.textMessages.before = brokenSend(new TextRefused(false));
    await expect(report('one')).rejects.toThrow();
    await report('one');
    expect(here.answersTo(amina)).toHaveLength(1);
  });

  test.each([new Error('timeout'), new TextRefused(true)])(
    'that may have left, or never will, is not: %s',
    async (fault) => {
      here.textMessages.before = brokenSend(fault);
      await expect(report('one')).rejects.toThrow();
      await report('one');
      expect(here.answersTo(amina)).toEqual([]);
      expect(await here.ownAlerts('amina')).toHaveLength(1);
    },
  );

  function brokenSend(fault: Error) {
    const isBroken = brokenAt(1);
    return (call: string) => {
      try {
        if (call === 'send') isBroken();
      } catch {
        throw fault;
      }
    };
  }

  test('is the 20th of a day at the most, though everything is still carried out', async () => {
    for (let nth = 1; nth <= 20; nth += 1) expect(await here.text('amina', 'AIDE')).not.toBe('');
    expect(await here.text('amina', 'STOP')).toBe('');
    expect((await here.stored('amina')).channels.sms?.enabled).toBe(false);
    here.pass(24 * hourMs);
    expect(await here.text('amina', 'START')).not.toBe('');
  });
});

describe('two SMS of one phone at the same moment', () => {
  test('are both carried out, each with its answer', async () => {
    await Promise.all([report('one'), here.deliver(amina, 'ABSENT 12/08 24/08', 'two')]);
    expect(here.answersTo(amina)).toHaveLength(2);
    expect(await here.ownAlerts('amina')).toHaveLength(1);
    expect((await here.stored('amina')).absence).toBeDefined();
  });

  test('answer one question once', async () => {
    await here.text('amina', 'ALERTE venez voir rue du Port');
    await Promise.all([here.deliver(amina, '2', 'one'), here.deliver(amina, '2', 'two')]);
    expect(await here.ownAlerts('amina')).toHaveLength(1);
    expect(here.answersTo(amina)).toHaveLength(3);
  });
});

describe('a number that nobody confirmed', () => {
  test('is told once a day how to join, whatever it writes', async () => {
    for (const [nth, body] of ['ALERTE feu rue du Port', 'STOP', '', 'OUI'].entries()) {
      await here.deliver(strangersPhone, body, `stranger ${nth}`);
    }
    expect(here.answersTo(strangersPhone)).toEqual([
      expect.stringMatching(/^Urgence : 17, 18, 15, 112\. .*pas inscrit/),
    ]);
    here.pass(24 * hourMs);
    await here.deliver(strangersPhone, 'AIDE', 'next day');
    expect(here.answersTo(strangersPhone)).toHaveLength(2);
  });

  test('is nobody’s when its holder took another one since', async () => {
    await here.become('amina', (resident) => {
      const { sms } = resident.channels;
      return sms ? { ...resident, channels: { ...resident.channels, sms: { ...sms, confirmed: false } } } : resident;
    });
    expect(await here.text('amina', 'ALERTE feu')).toMatch(/pas inscrit/);
  });

  test.each(['36180', 'VIGIE', '+4915112345678', '+33145678901', ''])(
    'and that no resident can have is not answered: %j',
    async (phone) => {
      await here.deliver(phone, 'AIDE', 'foreign');
      expect(here.textMessages.sent).toEqual([]);
    },
  );
});
