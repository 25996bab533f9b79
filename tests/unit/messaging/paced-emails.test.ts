import { describe, expect, test } from '@jest/globals';
import { batchSizeAt, pacedEmails } from '../../../lambdas/messaging/paced-emails.ts';
import { awsError } from '../support/client-double.ts';

const emailTo = (to: string) => ({
  to,
  subject: 'DANGER',
  text: 'texte',
  html: '<p>texte</p>',
  headers: {},
  tags: { resident: '02BBBBBBBBBBBBBBBBBBBBBBBB' },
});

/** SES, which refuses as told and then sends, with a clock that stands still until those who wait for an instant are let go at it. */
function standing(perSecond: number, ...refusals: readonly Error[]) {
  const sentAtMs: number[] = [];
  const troubles = [...refusals];
  const sleepers: { readonly untilMs: number; readonly resolve: (_: unknown) => void }[] = [];
  let nowMs = 5_000;
  const startMs = nowMs;
  const emails = pacedEmails(
    {
      send: async () => {
        const trouble = troubles.shift();
        if (trouble) throw trouble;
        sentAtMs.push(nowMs - startMs);
        return 'sent';
      },
    },
    {
      perSecond,
      nowMs: () => nowMs,
      wait: (ms) =>
        new Promise((resolve) => {
          sleepers.push({ untilMs: nowMs + ms, resolve });
        }),
    },
  );
  /** Lets time pass until these e-mails left or failed. */
  const sendAll = async (count: number) => {
    const sending = Array.from({ length: count }, (_, index) => emails.send(emailTo(`voisin${index}@example.org`)));
    const settled = Promise.allSettled(sending);
    for (let rounds = 0; rounds < 20; rounds += 1) {
      await new Promise(setImmediate);
      const next = sleepers.sort((one, other) => one.untilMs - other.untilMs).shift();
      if (!next) break;
      nowMs = next.untilMs;
      next.resolve(undefined);
    }
    await settled;
    return Promise.all(sending);
  };
  return { sendAll, sentAtMs };
}

const tooFast = awsError('TooManyRequestsException', 'Maximum sending rate exceeded.');

describe('e-mails at a pace', () => {
  test('leave one after the other at equal distances, also when asked for at once', async () => {
    const { sendAll, sentAtMs } = standing(5);
    await sendAll(4);
    await sendAll(1);
    expect(sentAtMs).toEqual([0, 200, 400, 600, 800]);
  });

  test('are tried again, ever later, when SES finds them too fast', async () => {
    const { sendAll, sentAtMs } = standing(10, tooFast, tooFast, tooFast);
    expect(await sendAll(1)).toEqual(['sent']);
    expect(sentAtMs).toEqual([7_000]);
  });

  test('are left to the queue when SES finds them too fast four times', async () => {
    const { sendAll, sentAtMs } = standing(10, tooFast, tooFast, tooFast, tooFast);
    await expect(sendAll(1)).rejects.toBe(tooFast);
    expect(sentAtMs).toEqual([]);
  });

  test.each([
    awsError('TooManyRequestsException', 'Daily message quota exceeded.'),
    awsError('SendingPausedException'),
    awsError('MessageRejected'),
  ])('are not tried again at once for another reason: $name, $message', async (error) => {
    const { sendAll, sentAtMs } = standing(10, error);
    await expect(sendAll(1)).rejects.toBe(error);
    expect(sentAtMs).toEqual([]);
  });
});

test.each([
  [5_000, 50],
  [7, 50],
  [2.5, 25],
  [0.5, 5],
  [0.05, 1],
])('at %p e-mails a second a batch holds %i, so that it ends in time', (perSecond, expected) => {
  expect(batchSizeAt(perSecond)).toBe(expected);
});
