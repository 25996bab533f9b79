import { expect, test } from '@jest/globals';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';
import { phoneCodeText } from '../../../../lambdas/domain/messages/phone-code.ts';

test.each(['fr', 'en'] as const)('the code’s SMS is one segment and carries the code, in %s', (language) => {
  const text = phoneCodeText('012345', language);
  expect(text).toContain('012345');
  expect(toGsm7(text)).toBe(text);
  expect(countSeptets(text)).toBeLessThanOrEqual(160);
});
