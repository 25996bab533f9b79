import { describe, expect, test } from '@jest/globals';
import { readContext } from '../../lib/context.ts';
import { exampleSender, readSettings } from '../../lib/settings.ts';

describe('the settings of a stage', () => {
  test('are complete without a word of configuration', () => {
    expect(readSettings('prod')).toMatchObject({
      stage: 'prod',
      region: 'eu-west-1',
      senderEmail: exampleSender,
      corsOrigins: [],
    });
    expect(readSettings('prod')).not.toHaveProperty('smsNumber');
    expect(readSettings('dev')).not.toHaveProperty('smsNumber');
    expect(readSettings('dev')).toMatchObject({ corsOrigins: ['*'], logRetentionDays: 7, reserveConcurrency: false });
    expect([readSettings('prod'), readSettings('dev')]).toMatchObject([
      { contestationsPerAddress: 5 },
      { contestationsPerAddress: 50 },
    ]);
  });

  test('are read from the text of a command line too', () => {
    const given = {
      emailConcurrency: '12',
      reserveConcurrency: 'true',
      corsOrigins: 'https://a.fr,https://b.fr',
      logRetentionDays: '90',
    };
    expect(readSettings('dev', given)).toMatchObject({
      emailConcurrency: 12,
      reserveConcurrency: true,
      corsOrigins: ['https://a.fr', 'https://b.fr'],
      logRetentionDays: 90,
    });
  });

  test.each(['36180', '38025', '+33757000000'])(
    'take %s as the number of SMS, which has none by default',
    (smsNumber) => {
      expect(readSettings('prod', { smsNumber }).smsNumber).toBe(smsNumber);
      expect(readSettings('dev').smsNumber).toBeUndefined();
    },
  );

  test.each(['us-east-1', 'eu-west-2', 'eu-central-2'])('refuse %s, which is not in the European Union', (region) => {
    expect(() => readSettings('prod', { region })).toThrow(
      /stage prod.*must be a region of the European Union: eu-west-1,.*region/s,
    );
  });

  const ownSender = { senderEmail: 'alertes@vigie.fr' };
  test.each([
    ['a sender id that French carriers refuse', { smsSenderId: 'VIGIE-44' }, /letters and digits.*smsSenderId/s],
    ['a number that is neither a short code nor E.164', { smsNumber: '0612345678' }, /short code.*smsNumber/s],
    ['a sender id of more than 11 characters', { smsSenderId: 'VoisinsVigie' }, /letters and digits/],
    ['a number of SMS that is no number', { smsNumber: 'VIGIE' }, /short code of 3 to 8 digits.*smsNumber/s],
    ['a sender that is no address', { senderEmail: 'vigie' }, /senderEmail/],
    [
      'a domain that is not the sender’s',
      { ...ownSender, senderDomain: 'autre.fr' },
      /must be the domain of senderEmail/,
    ],
    [
      'a domain that only ends like the sender’s',
      { senderEmail: 'a@mavigie.fr', senderDomain: 'vigie.fr' },
      /must be the domain/,
    ],
    ['account e-mails by SES without a sender', { accountEmails: 'ses' }, /senderEmail of your own/],
    ['links that are not https', { linkBaseUrl: 'http://vigie.fr/' }, /linkBaseUrl/],
    ['links whose base does not end with a slash', { linkBaseUrl: 'https://vigie.fr' }, /linkBaseUrl/],
    ['an origin with a path', { corsOrigins: ['https://vigie.fr/app'] }, /origin such as.*corsOrigins/s],
    ['a retention that CloudWatch does not know', { logRetentionDays: 8 }, /logRetentionDays/],
    ['a single e-mail worker', { emailConcurrency: 1 }, /emailConcurrency/],
    [
      'workers that would wait longer for their turn than they may run',
      { emailConcurrency: 3, emailsPerSecond: 1 },
      /twice emailsPerSecond/,
    ],
    [
      'an APNs application given as FCM',
      { fcmApplicationArn: 'arn:aws:sns:eu-west-1:111122223333:app/APNS/x' },
      /fcmApplicationArn/,
    ],
    [
      'an application of another region',
      { fcmApplicationArn: 'arn:aws:sns:eu-west-3:111122223333:app/GCM/x' },
      /stage's region/,
    ],
    ['a setting that does not exist', { colour: 'blue' }, /colour/],
  ])('refuse %s', (_, overrides, message) => {
    expect(() => readSettings('prod', overrides)).toThrow(message);
  });

  test('are all refused at once, so that they are corrected at once', () => {
    expect(() => readSettings('prod', { smsSenderId: '', alarmEmail: 'x' })).toThrow(/smsSenderId.*alarmEmail/s);
  });
});

describe('the context', () => {
  test('makes every stage unless one is chosen', () => {
    expect(readContext({}).map(({ stage }) => stage)).toEqual(['dev', 'staging', 'prod']);
    expect(readContext({ stage: 'staging' }).map(({ stage }) => stage)).toEqual(['staging']);
  });

  test('gives each stage its settings, and the command line has the last word', () => {
    const context = { stages: { prod: { alarmEmail: 'a@vigie.fr', smsSenderId: 'ALERTE' } }, smsSenderId: 'VOISINS' };
    const [dev, , prod] = readContext(context);
    expect(dev?.alarmEmail).toBeUndefined();
    expect(prod).toMatchObject({ alarmEmail: 'a@vigie.fr', smsSenderId: 'VOISINS' });
  });

  test('leaves CDK its own keys', () => {
    expect(readContext({ '@aws-cdk/core:checkSecretUsage': true, 'aws:cdk:bundling-stacks': ['*'] })).toHaveLength(3);
  });

  test('refuses a stage or a setting that does not exist', () => {
    expect(() => readContext({ stage: 'production' })).toThrow(/must be one of dev, staging, prod/);
    expect(() => readContext({ stages: { production: {} } })).toThrow(/production/);
    expect(() => readContext({ senderMail: 'a@vigie.fr' })).toThrow(/Unknown settings: senderMail.*senderEmail/s);
  });
});
