import type { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, test } from '@jest/globals';
import { snsTextMessages } from '../../../lambdas/messaging/sns-text-messages.ts';
import { awsError, clientDouble, refusing } from '../support/client-double.ts';

const phone = '+33612345678';
const snsAnswering = (answer?: (input: object) => unknown) => {
  const { asked, client } = clientDouble<SNSClient>(answer);
  return { asked, messages: snsTextMessages(client, 'VIGIE') };
};

describe('SMS by SNS', () => {
  test('are transactional and come from the platform’s sender', async () => {
    const { asked, messages } = snsAnswering();
    await messages.send(phone, 'Bonjour');
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    expect(asked).toEqual([
      [
        'PublishCommand',
        {
          PhoneNumber: phone,
          Message: 'Bonjour',
          MessageAttributes: {
            'AWS.SNS.SMS.SMSType': text('Transactional'),
            'AWS.SNS.SMS.SenderID': text('VIGIE'),
          },
        },
      ],
    ]);
  });

  test('have no sender where none is given', async () => {
    const { asked, client } = clientDouble<SNSClient>();
    await snsTextMessages(client).send(phone, 'Bonjour');
    expect(JSON.stringify(asked)).not.toContain('SenderID');
  });

  test('come from the number that can be answered, where there is one', async () => {
    const { asked, client } = clientDouble<SNSClient>();
    await snsTextMessages(client, 'VIGIE', '36180').send(phone, 'Bonjour');
    expect(asked).toMatchObject([
      [
        'PublishCommand',
        { MessageAttributes: { 'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: '36180' } } },
      ],
    ]);
    expect(JSON.stringify(asked)).not.toContain('SenderID');
  });

  test.each([
    ['InvalidParameterException', 'client', true],
    ['ThrottledException', 'client', false],
  ])('that SNS answered with %s to surely did not leave', async (name, $fault, forGood) => {
    const { messages } = snsAnswering(refusing(Object.assign(awsError(name), { $fault })));
    await expect(messages.send(phone, 'Bonjour')).rejects.toMatchObject({ name: 'TextRefused', forGood });
  });

  test.each([awsError('TimeoutError'), Object.assign(awsError('InternalErrorException'), { $fault: 'server' })])(
    'may have left after %s',
    async (fault) => {
      await expect(snsAnswering(refusing(fault)).messages.send(phone, 'Bonjour')).rejects.toBe(fault);
    },
  );

  test.each([true, false])('know who opted out: %s', async (isOptedOut) => {
    expect(await snsAnswering(() => ({ isOptedOut })).messages.isOptedOut(phone)).toBe(isOptedOut);
  });

  test('tell when a number cannot be opted in yet', async () => {
    expect(await snsAnswering().messages.optIn(phone)).toBe(true);
    const refused = snsAnswering(refusing(awsError('InvalidParameterException')));
    expect(await refused.messages.optIn(phone)).toBe(false);
  });

  test('do not take a passing fault for a refusal', async () => {
    const throttled = snsAnswering(refusing(awsError('ThrottledException')));
    await expect(throttled.messages.optIn(phone)).rejects.toThrow();
  });

  test('list every opted-out number, page after page', async () => {
    const { asked, messages } = snsAnswering((input) =>
      'nextToken' in input ? { phoneNumbers: ['+33600000002'] } : { phoneNumbers: [phone], nextToken: 'more' },
    );
    const pages: string[] = [];
    for await (const page of messages.optedOutPages()) pages.push(...page);
    expect(pages).toEqual([phone, '+33600000002']);
    expect(asked).toHaveLength(2);
  });
});
