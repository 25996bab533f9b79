import { expect, test } from '@jest/globals';
import { findDynoxide } from '../../../local/engines/dynamodb/find-dynoxide.ts';

test('a machine without a DynamoDB engine is told how to give one', () => {
  const nothingInstalled = () => {
    throw new Error('MODULE_NOT_FOUND');
  };
  expect(() => findDynoxide(nothingInstalled)).toThrow(/DYNAMODB_ENDPOINT/);
});
