import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { inboundNotification, readInboundText } from '../../../lambdas/messaging/inbound-texts.ts';

/** The example of https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html, from a French number. */
const payload = {
  originationNumber: '+33639982001',
  destinationNumber: '36180',
  messageKeyword: 'JOIN',
  messageBody: 'EXAMPLE',
  inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
  previousPublishedMessageId: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const read = (changes: Record<string, unknown> = {}, Timestamp = '2026-11-22T20:31:00.123Z') =>
  readInboundText(
    z.parse(inboundNotification, {
      Type: 'Notification',
      MessageId: 'any',
      Message: JSON.stringify({ ...payload, ...changes }),
      Timestamp,
    }),
  );

describe('an SMS that came in', () => {
  test('is read from the notification of its topic', () => {
    expect(read()).toEqual({
      textId: expect.stringMatching(/^[0-9a-f]{64}$/),
      phone: '+33639982001',
      body: 'EXAMPLE',
      receivedAt: '2026-11-22T20:31:00.123Z',
    });
  });

  test('is the same one whenever it is delivered again, and another one under another identifier', () => {
    expect(read().textId).toBe(read().textId);
    expect(read({ inboundMessageId: 'other' }).textId).not.toBe(read().textId);
  });

  test.each([[''], [null], [undefined]])('may say nothing: %j', (messageBody) => {
    expect(read({ messageBody }).body).toBe('');
  });

  test('is read up to 1,600 characters', () => {
    expect(read({ messageBody: 'é'.repeat(5_000) }).body).toHaveLength(1_600);
  });

  test.each([
    [{ originationNumber: 12 }],
    [{ inboundMessageId: '' }],
    [{ inboundMessageId: undefined }],
    [{ messageBody: {} }],
  ])('that is none is refused: %j', (changes) => {
    expect(() => read(changes)).toThrow();
  });
});
