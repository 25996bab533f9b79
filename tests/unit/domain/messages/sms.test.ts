import { describe, expect, test } from '@jest/globals';
import { categories } from '../../../../contract/categories.ts';
import { levels } from '../../../../contract/fields.ts';
import { longestLinkBase } from '../../../../contract/links.ts';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';
import { smsText } from '../../../../lambdas/domain/messages/sms.ts';
import { aPosting } from '../../support/a-posting.ts';

const linkBase = 'https://vigie.example/v1/a/';
const link = `${linkBase}${aPosting().alertId}`;
/** As long as API Gateway makes it when no domain name is configured. */
const defaultDomain = 'https://a123456789.execute-api.eu-west-3.amazonaws.com/v1/a/';
const of = (id: string) => {
  const category = categories.find(({ categoryId }) => categoryId === id);
  return { category: id, categoryLabel: category?.label ?? { fr: '?', en: '?' } };
};

describe('the SMS of an alert', () => {
  test('says level, emergency number, whether it was called, what, where and the link', () => {
    expect(smsText(aPosting(), linkBase)).toBe(
      `17 d'abord (pas encore appelé), DANGER: Cambriolage en cours, 12 rue des Lilas. Deux personnes forcent... ${link}`,
    );
  });

  test('starts with its level alone when there is no danger', () => {
    const posting = aPosting({ level: 'vigilance', ...of('suspicious_vehicle'), description: 'Fourgon à l’arrêt.' });
    expect(smsText(posting, linkBase)).toBe(
      `VIGILANCE: Véhicule suspect, 12 rue des Lilas. Fourgon à l'arrêt. ${link}`.replace('ê', 'e'),
    );
  });

  test.each([
    ['burglary_in_progress', '17'],
    ['assault', '17'],
    ['missing_person', '17'],
    ['fire', '18'],
    ['gas_hazard', '18'],
    ['vulnerable_person', '15'],
    ['evacuation', '112'],
  ])('about a danger of %s tells to call the %s first', (category, number) => {
    expect(smsText(aPosting(of(category)), linkBase)).toMatch(new RegExp(`^${number} d'abord .*DANGER`));
  });

  test('about a danger of a municipality’s own category tells to call who answers that kind', () => {
    const posting = aPosting({ ...of('feu_de_landes'), capCategory: 'Fire' });
    expect(smsText(posting, linkBase)).toMatch(/^18 d'abord .*DANGER/);
  });

  test.each([
    ['yes', 'appelé'],
    ['no', 'pas encore appelé'],
    ['not-needed', 'pas appelé'],
  ] as const)('about a danger tells whether the number was called: %s', (emergencyCalled, words) => {
    expect(smsText(aPosting({ emergencyCalled }), linkBase)).toContain(`17 d'abord (${words}), `);
  });

  test('of an exercise says so first, and sends nobody to the emergency number', () => {
    const text = smsText(aPosting(of('exercise')), linkBase);
    expect(text).toMatch(/^EXERCICE DANGER, en vrai 17 d'abord: /);
    expect(text).not.toContain('pas encore appelé');
  });

  test('keeps the place whole before the category and the description', () => {
    const place = { description: 'Parking du centre, entrée nord' };
    const text = smsText(aPosting({ place }), defaultDomain);
    expect(text).toBe(
      `17 d'abord (pas encore appelé), DANGER: Parking du centre, entrée nord ${defaultDomain}${aPosting().alertId}`,
    );
  });

  test('shortens the place after a word when nothing else is left to give', () => {
    const place = { description: 'Parking souterrain du centre commercial, deuxième sous-sol' };
    const text = smsText(aPosting({ place }), defaultDomain);
    expect(text).toBe(
      `17 d'abord (pas encore appelé), DANGER: Parking souterrain du centre... ${defaultDomain}${aPosting().alertId}`,
    );
  });

  const texts = [
    '',
    'Court.',
    '🔥'.repeat(60),
    'œuvre « ’’ » … — [€]{|}~^\\'.repeat(12),
    'Été '.repeat(125),
    'x'.repeat(500),
    'ligne\n'.repeat(80),
    'مرحبا '.repeat(80),
    'e\u0301'.repeat(250),
  ];
  const linkBases = ['https://v.fr/a/', `https://${'d'.repeat(longestLinkBase - 14)}.fr/a/`];

  test.each(linkBases)('is one segment whatever is reported, and ends with the link: %s', (base) => {
    for (const { categoryId } of categories) {
      for (const level of levels) {
        for (const description of texts) {
          for (const place of texts) {
            const posting = aPosting({
              ...of(categoryId),
              level,
              description,
              place: { description: place.slice(0, 120) },
            });
            const text = smsText(posting, base);
            expect(countSeptets(text)).toBeLessThanOrEqual(160);
            expect(toGsm7(text)).toBe(text);
            expect(text.endsWith(` ${base}${posting.alertId}`)).toBe(true);
            if (level === 'danger') expect(text).toMatch(/^(?:EXERCICE DANGER, en vrai )?1(?:5|7|8|12) d'abord/);
          }
        }
      }
    }
  });
});
