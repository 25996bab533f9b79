import { describe, expect, test } from '@jest/globals';
import { isAllowed } from '../../../../local/rights/is-allowed.ts';
import { statement } from '../../../../local/rights/statement.ts';

const topics = 'arn:aws:sns:eu-west-3:000000000000';
const table = 'arn:aws:dynamodb:eu-west-3:000000000000:table/Residents';

/** Whether a policy of this one statement allows an action on a resource. */
const allows = (given: object, action: string, ...resource: [string, ...string[]]) =>
  isAllowed([statement.parse({ Effect: 'Allow', ...given })], { action, resource });

test('nothing is allowed that no statement allows', () => {
  expect(isAllowed([], { action: 'sns:Publish', resource: ['*'] })).toBe(false);
});

describe('a statement', () => {
  test.each<[string, object, string, string, boolean]>([
    ['of the action and the resource', { Action: 'sns:Publish', Resource: `${topics}:a` }, 'sns:Publish', 'a', true],
    ['of another action', { Action: 'sns:Subscribe', Resource: `${topics}:a` }, 'sns:Publish', 'a', false],
    ['of another resource', { Action: 'sns:Publish', Resource: `${topics}:ab` }, 'sns:Publish', 'a', false],
    ['of an action in other letters', { Action: 'SNS:publish', Resource: `${topics}:a` }, 'sns:Publish', 'a', true],
    ['of several actions', { Action: ['sns:Get', 'sns:Publish'], Resource: '*' }, 'sns:Publish', 'a', true],
    ['of actions by a wildcard', { Action: 'sns:*', Resource: '*' }, 'sns:Publish', 'a', true],
    ['of another service’s actions', { Action: 'sqs:*', Resource: '*' }, 'sns:Publish', 'a', false],
    ['of resources by a wildcard', { Action: 'sns:Publish', Resource: `${topics}:a-*` }, 'sns:Publish', 'a-1', true],
    ['of one character', { Action: 'sns:Publish', Resource: `${topics}:a?` }, 'sns:Publish', 'ab', true],
    ['of a name with a dot', { Action: 'sns:Publish', Resource: `${topics}:a.b` }, 'sns:Publish', 'a-b', false],
    ['of all but it', { Action: 'sns:Publish', NotResource: `${topics}:*` }, 'sns:Publish', 'a', false],
    ['of no resource', { Action: 'sns:Publish' }, 'sns:Publish', 'a', false],
  ])('%s', (_what, given, action, name, expected) => {
    expect(allows(given, action, `${topics}:${name}`)).toBe(expected);
  });

  test('of a table is of none of its indexes', () => {
    const given = { Action: 'dynamodb:Query', Resource: table };
    expect(allows(given, 'dynamodb:Query', table)).toBe(true);
    expect(allows(given, 'dynamodb:Query', `${table}/index/byGroup`)).toBe(false);
  });

  test('of all but topics is of phone numbers', () => {
    expect(allows({ Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' }, 'sns:Publish', '*')).toBe(true);
  });

  test('may name a resource in either of its ways', () => {
    const given = { Action: 'ses:SendEmail', Resource: 'arn:identity/vigie.fr' };
    expect(allows(given, 'ses:SendEmail', 'arn:identity/a@vigie.fr', 'arn:identity/vigie.fr')).toBe(true);
    expect(allows(given, 'ses:SendEmail', 'arn:identity/a@autre.fr', 'arn:identity/autre.fr')).toBe(false);
  });
});

describe('a statement that asks for one key of context', () => {
  const given = statement.parse({
    Effect: 'Allow',
    Action: 'kms:Encrypt',
    Resource: '*',
    Condition: { Null: { context: 'false' }, 'ForAllValues:StringEquals': { context: ['alertId'] } },
  });

  test.each<[string, readonly string[], boolean]>([
    ['that key', ['alertId'], true],
    ['another', ['residentId'], false],
    ['one more', ['alertId', 'residentId'], false],
    ['none', [], false],
  ])('given %s', (_what, context, expected) => {
    expect(isAllowed([given], { action: 'kms:Encrypt', resource: ['k'], keys: { context } })).toBe(expected);
  });
});
