import { describe, expect, test } from '@jest/globals';
import { parseQuery } from '../../../local/sns/query.ts';
import { element, entries, members } from '../../../local/sns/xml.ts';

describe('the Query protocol', () => {
  test('has maps, lists and message attributes', () => {
    const body = new URLSearchParams({
      Action: 'Publish',
      'Attributes.entry.1.key': 'RawMessageDelivery',
      'Attributes.entry.1.value': 'true',
      'Numbers.member.1': '+33600000001',
      'Numbers.member.2': '+33600000002',
      'MessageAttributes.entry.1.Name': 'level',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'danger',
    });
    expect(JSON.parse(JSON.stringify(parseQuery(String(body))))).toEqual({
      Action: 'Publish',
      Attributes: { RawMessageDelivery: 'true' },
      Numbers: ['+33600000001', '+33600000002'],
      MessageAttributes: { level: { DataType: 'String', StringValue: 'danger' } },
    });
  });

  test('reaches no prototype', () => {
    parseQuery('__proto__.polluted=1&constructor.prototype.polluted=1');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe('an answer', () => {
  test('has its text escaped, and leaves out what is absent', () => {
    expect(element('Answer', { Name: '<a & "b">', Next: undefined })).toBe(
      '<Answer><Name>&lt;a &amp; &quot;b&quot;&gt;</Name></Answer>',
    );
  });

  test('writes lists and maps as SNS does', () => {
    expect(element('Topics', members([{ TopicArn: 'x' }, { TopicArn: 'y' }]))).toBe(
      '<Topics><member><TopicArn>x</TopicArn></member><member><TopicArn>y</TopicArn></member></Topics>',
    );
    expect(element('Attributes', entries({ Enabled: 'true' }))).toBe(
      '<Attributes><entry><key>Enabled</key><value>true</value></entry></Attributes>',
    );
  });
});
