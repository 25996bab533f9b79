import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { describe, expect, test } from '@jest/globals';
import { sesEmails } from '../../../lambdas/messaging/ses-emails.ts';
import { awsError, clientDouble, refusing } from '../support/client-double.ts';

const email = {
  to: 'dominique@example.org',
  subject: 'DANGER',
  text: 'texte',
  html: '<p>texte</p>',
  headers: { 'List-Unsubscribe': '<https://vigie.example/u>' },
  tags: { resident: '02BBBBBBBBBBBBBBBBBBBBBBBB' },
};
const sesAnswering = (answer?: (input: object) => unknown) => {
  const { asked, client } = clientDouble<SESv2Client>(answer);
  return { asked, emails: sesEmails(client, { sender: 'Vigie <alertes@vigie.example>', configurationSet: 'vigie' }) };
};

describe('e-mail by SES', () => {
  test('to somebody without an account names no resident', async () => {
    const { asked, emails } = sesAnswering();
    const { tags: _, ...toAnyone } = email;
    expect(await emails.send(toAnyone)).toBe('sent');
    expect(JSON.stringify(asked)).not.toContain('EmailTags');
  });

  test('carries its headers, both texts, and whom a bounce will be about', async () => {
    const { asked, emails } = sesAnswering();
    expect(await emails.send(email)).toBe('sent');
    expect(asked).toEqual([
      [
        'SendEmailCommand',
        {
          FromEmailAddress: 'Vigie <alertes@vigie.example>',
          Destination: { ToAddresses: [email.to] },
          ConfigurationSetName: 'vigie',
          EmailTags: [{ Name: 'resident', Value: email.tags.resident }],
          Content: {
            Simple: {
              Subject: { Data: 'DANGER', Charset: 'UTF-8' },
              Body: {
                Text: { Data: 'texte', Charset: 'UTF-8' },
                Html: { Data: '<p>texte</p>', Charset: 'UTF-8' },
              },
              Headers: [{ Name: 'List-Unsubscribe', Value: '<https://vigie.example/u>' }],
            },
          },
        },
      ],
    ]);
  });

  test.each([
    awsError(
      'MessageRejected',
      'Email address is not verified. The following identities failed: DOMINIQUE@example.org',
    ),
    awsError('BadRequestException', 'Illegal address'),
    awsError('BadRequestException', 'Domain contains illegal character'),
  ])('tells that the address is refused: $name, $message', async (error) => {
    expect(await sesAnswering(refusing(error)).emails.send(email)).toBe('address-refused');
  });

  test.each([
    awsError(
      'MessageRejected',
      'Email address is not verified. The following identities failed: alertes@vigie.example',
    ),
    awsError(
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region EU-WEST-1: Vigie <alertes@vigie.example>, dominique@example.org',
    ),
    awsError(
      'MessageRejected',
      'Email address is not verified. The following identities failed: jean-dominique@example.org',
    ),
    awsError('BadRequestException', 'Duplicate header'),
    awsError('TooManyRequestsException', 'Maximum sending rate exceeded.'),
    awsError('SendingPausedException'),
  ])('says nothing of the address where the fault is another: $name, $message', async (error) => {
    await expect(sesAnswering(refusing(error)).emails.send(email)).rejects.toBe(error);
  });
});
