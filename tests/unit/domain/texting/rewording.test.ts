import { describe, expect, test } from '@jest/globals';
import { language } from '../../../../contract/fields.ts';
import { screeningReason } from '../../../../contract/operations/alert-fields.ts';
import { countSeptets } from '../../../../lambdas/domain/messages/gsm7.ts';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import { wordingErrors } from '../../../../lambdas/domain/screening/wording-errors.ts';
import { refusalAnswer } from '../../../../lambdas/domain/texting/answers/refusal-answer.ts';

describe.each(language.options)('what to reword is said whole in %s', (inLanguage) => {
  const reasons = screeningReason.options;
  const pairs = reasons.flatMap((one) => reasons.map((other) => [one, other] as const));

  test.each(pairs)('%s and %s', (...found) => {
    const errors = wordingErrors(found.map((reason) => ({ path: 'description', reason })));
    const asked = new Set(found).size;
    for (const category of ['theft', 'fire']) {
      const answer = refusalAnswer(new Refusal('needs-rewording', { errors }), inLanguage, category);
      expect(countSeptets(answer)).toBeLessThanOrEqual(160);
      expect(answer).toMatch(
        inLanguage === 'fr' ? /Renvoyez ALERTE corrigé ; .*modérateurs/ : /Send ALERT corrected; .*moderators/,
      );
      expect(answer).not.toMatch(/[.!?,;:]\s*[.!?,;:]/);
      expect(answer.split('. ')).toHaveLength((category === 'fire' ? 1 : 0) + 2 + asked);
    }
  });

  test('as far as there is room', () => {
    const errors = wordingErrors(reasons.map((reason) => ({ path: 'description', reason })));
    const answer = refusalAnswer(new Refusal('needs-rewording', { errors }), inLanguage, 'fire');
    expect(countSeptets(answer)).toBeLessThanOrEqual(160);
  });
});
