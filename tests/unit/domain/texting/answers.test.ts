import { describe, expect, test } from '@jest/globals';
import { categories } from '../../../../contract/categories.ts';
import { type FieldErrorCode, fieldErrors } from '../../../../contract/field-errors.ts';
import { type Language, language } from '../../../../contract/fields.ts';
import { problems } from '../../../../contract/problems.ts';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import { withdrawnAnswer, witnessedAnswer } from '../../../../lambdas/domain/texting/answers/alert-answers.ts';
import { absentAnswer, confirmedAnswer } from '../../../../lambdas/domain/texting/answers/other-answers.ts';
import { plainAnswer, plainAnswerNames } from '../../../../lambdas/domain/texting/answers/plain-answers.ts';
import { refusalAnswer } from '../../../../lambdas/domain/texting/answers/refusal-answer.ts';
import { questionAnswer, reportedAnswer } from '../../../../lambdas/domain/texting/answers/report-answers.ts';
import { firstChoices, otherChoices, shortNames } from '../../../../lambdas/domain/texting/category-names.ts';
import { categoryWords } from '../../../../lambdas/domain/texting/category-words/category-words.ts';
import { type Question, questionAt } from '../../../../lambdas/domain/texting/conversation.ts';
import { categoryName, categoryOptions } from '../../../../lambdas/domain/texting/options.ts';
import { anAlert } from '../../support/an-alert.ts';

const languages: readonly Language[] = language.options;
const long = 'Ça brûle à côté du château ! €[]{} 🔥 « œuvre » '.repeat(40);
const now = new Date('2026-11-22T20:31:00.000Z');
const draft = { textId: 'id', text: long, receivedAt: now.toISOString() };
const sent = categories
  .filter(({ senders, needs }) => senders === 'residents' && !needs)
  .map(({ categoryId }) => categoryId);
const asked = (about: Question['about']) => questionAt(now, { about, draft, options: [] });

/** One segment whatever it says, and nothing in it that would split it. */
function expectOneSegment(answer: string): void {
  expect(answer).toBe(toGsm7(answer));
  expect(countSeptets(answer)).toBeLessThanOrEqual(160);
  expect(answer.length).toBeGreaterThan(20);
}

describe.each(languages)('in %s, one segment is enough for', (inLanguage) => {
  test.each(plainAnswerNames)('%s, which is whole', (name) => {
    expectOneSegment(plainAnswer(name, inLanguage));
  });

  test.each(sent)('a report of %s, however long its place and community', (category) => {
    for (const status of ['published', 'held'] as const) {
      const alert = { category, place: { description: long.slice(0, 120) }, status };
      expectOneSegment(reportedAnswer(alert, long.slice(0, 100), inLanguage));
      expectOneSegment(reportedAnswer({ ...alert, awaits: 'second-officer' }, 'Les Lilas', inLanguage));
    }
  });

  test.each([
    firstChoices,
    otherChoices,
    ...sent.map((id) => [id, ...sent.filter((other) => other !== id).slice(0, 3)]),
  ])('the question what it is, with every choice readable (%#)', (...options) => {
    const names = categoryOptions(options).length > options.length ? categoryOptions(options) : options;
    const answer = questionAnswer(
      asked('category'),
      names.map((id) => categoryName(id, inLanguage)),
      inLanguage,
    );
    expectOneSegment(answer);
    names.forEach((id, index) => {
      expect(answer).toContain(`${index + 1} ${toGsm7(categoryName(id, inLanguage)).slice(0, 4)}`);
    });
  });

  test('the question where it goes, of ten communities with long names', () => {
    const names = Array.from({ length: 10 }, (_, index) => `Quartier ${index} de la Grande Prairie du Moulin`);
    const answer = questionAnswer(asked('community'), names, inLanguage);
    expectOneSegment(answer);
    names.forEach((_, index) => {
      expect(answer).toContain(`${index + 1} Q`);
    });
  });

  test.each(['fire', 'theft', undefined])('the question whether it is to be sent (%s)', (categoryId) => {
    expectOneSegment(questionAnswer(asked('sending'), [], inLanguage, categoryId));
  });

  test.each(Object.keys(problems) as (keyof typeof problems)[])('the refusal %s', (code) => {
    const errors = [
      { path: 'description', code: 'names-a-person' },
      { path: 'description', code: 'gives-a-number-plate' },
      { path: 'category', code: 'from-a-newcomer' },
    ] as const;
    for (const retryAfterSeconds of [1, 600, 80_000, 2_500_000]) {
      expectOneSegment(refusalAnswer(new Refusal(code, { errors, retryAfterSeconds }), inLanguage, 'fire'));
    }
  });

  test('a word on an alert, its withdrawal, an absence and a confirmation', () => {
    const alert = anAlert({ place: { description: long.slice(0, 120) } });
    expectOneSegment(witnessedAnswer(alert, 'confirm', inLanguage));
    expectOneSegment(witnessedAnswer(alert, 'deny', inLanguage));
    expectOneSegment(withdrawnAnswer(alert, true, inLanguage));
    expectOneSegment(withdrawnAnswer(alert, false, inLanguage));
    expectOneSegment(absentAnswer({ from: '2027-08-12', to: '2028-01-24' }, '2026-11-22', inLanguage));
    for (const isMember of [true, false]) {
      expectOneSegment(confirmedAnswer({ kind: 'enrolment', communityName: long.slice(0, 100), isMember }, inLanguage));
    }
    expectOneSegment(confirmedAnswer({ kind: 'relative', of: long.slice(0, 80) }, inLanguage));
  });
});

describe('what is about a danger begins with the number to call', () => {
  test.each([
    ['fire', "18 d'abord. "],
    ['burglary_in_progress', "17 d'abord. "],
    ['gas_hazard', "18 d'abord. "],
  ])('%s: %s', (category, first) => {
    const alert = { category, place: { description: 'rue du Port' }, status: 'published' } as const;
    expect(reportedAnswer(alert, 'Les Lilas', 'fr')).toMatch(new RegExp(`^${first}`));
    expect(questionAnswer(asked('sending'), [], 'fr', category)).toMatch(new RegExp(`^${first}`));
    expect(refusalAnswer(new Refusal('charter-not-accepted'), 'fr', category)).toMatch(new RegExp(`^${first}`));
  });

  test('so does a word on an alert of danger', () => {
    expect(witnessedAnswer(anAlert(), 'confirm', 'fr')).toBe(
      "17 d'abord. Noté, vous voyez la meme chose : 21:31 Cambriolage en cours, 12 rue des Lilas. Sinon : NON",
    );
  });

  test('but for an exercise, which says so first', () => {
    expect(witnessedAnswer(anAlert({ exercise: true }), 'confirm', 'fr')).toMatch(/^EXERCICE\. Noté/);
    expect(withdrawnAnswer(anAlert({ exercise: true }), true, 'en')).toMatch(/^EXERCISE\. Alert withdrawn/);
  });

  test('and nothing else does', () => {
    const alert = { category: 'theft', place: { description: 'rue du Port' }, status: 'published' } as const;
    expect(reportedAnswer(alert, 'Les Lilas', 'fr')).toBe(
      'Alerte envoyée à Les Lilas : Vol ou tentative, rue du Port. Pour la retirer : ANNULER',
    );
    expect(reportedAnswer({ ...alert, status: 'held' }, 'Les Lilas', 'fr')).toMatch(/^Transmise aux modérateurs/);
    expect(reportedAnswer({ ...alert, category: 'environment' }, 'Les Lilas', 'fr')).toMatch(
      /^Transmis aux référents et agents/,
    );
  });
});

test('every category that a resident may send has its words and its short name, and no other has', () => {
  expect(Object.keys(categoryWords).sort()).toEqual([...sent].sort());
  expect(Object.keys(shortNames).sort()).toEqual([...sent].sort());
});

test.each(languages)('no answer in %s has a mark after another', (inLanguage) => {
  const answers = [
    ...(Object.keys(problems) as (keyof typeof problems)[]).map((code) =>
      refusalAnswer(new Refusal(code, { errors: [], retryAfterSeconds: 60 }), inLanguage, 'fire'),
    ),
    ...(Object.keys(fieldErrors) as FieldErrorCode[]).map((code) =>
      refusalAnswer(
        new Refusal('invalid-input', { errors: [{ path: 'x', code }], retryAfterSeconds: 60 }),
        inLanguage,
        'fire',
      ),
    ),
    ...plainAnswerNames.map((name) => plainAnswer(name, inLanguage)),
    ...['rue X', 'rue X.', 'rue du Port '.repeat(10)].map((description) =>
      reportedAnswer({ category: 'fire', place: { description }, status: 'published' }, 'Les Lilas', inLanguage, true),
    ),
  ];
  for (const answer of answers) expect(answer.replaceAll('...', '…')).not.toMatch(/[.!?,;:…]\s*[.!?,;:]/);
});

test('a report says that its words were cut, and that it is an exercise', () => {
  const alert = { category: 'fire', place: { description: 'rue du Port' }, status: 'published' } as const;
  expect(reportedAnswer(alert, 'Les Lilas', 'fr', true)).toBe(
    "18 d'abord. Alerte envoyée à Les Lilas : Départ de feu, rue du Port. Texte trop long : sa fin est coupée. Pour la retirer : ANNULER",
  );
  expect(reportedAnswer({ ...alert, exercise: true }, 'Les Lilas', 'fr')).toMatch(/^EXERCICE. Alerte envoyée/);
});

test('a refusal says when it may pass, and what to change', () => {
  expect(refusalAnswer(new Refusal('report-too-soon', { retryAfterSeconds: 420 }), 'fr')).toBe(
    'Une alerte toutes les dix minutes au plus, sauf danger. Réessayez dans 7 min.',
  );
  const errors = [{ path: 'description', code: 'names-a-person' }] as const;
  expect(refusalAnswer(new Refusal('needs-rewording', { errors }), 'fr')).toBe(
    'Pas encore envoyé. Ne nommez personne. Renvoyez ALERTE corrigé ; tel quel, les modérateurs décideront.',
  );
});
