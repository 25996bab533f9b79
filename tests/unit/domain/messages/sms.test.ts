import { describe, expect, test } from '@jest/globals';
import { categories } from '../../../../contract/categories.ts';
import { levels } from '../../../../contract/fields.ts';
import { longestLinkBase } from '../../../../contract/links.ts';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';
import { smsText } from '../../../../lambdas/domain/messages/sms.ts';
import { aNotice, followedBy, police } from '../../support/a-notice.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';

const told = (differences: Partial<Alert> = {}) => aNotice(anAlert(differences));
const linkBase = 'https://vigie.example/v1/a/';
const link = `${linkBase}${anAlert().alertId}`;
/** As long as API Gateway makes it when no domain name is configured. */
const defaultDomain = 'https://a123456789.execute-api.eu-west-3.amazonaws.com/v1/a/';
const of = (id: string) => {
  const category = categories.find(({ categoryId }) => categoryId === id);
  if (!category) throw new Error(`there is no category ${id}`);
  return { category: id, categoryLabel: category.label, capCategory: category.capCategory };
};

describe('the SMS of an alert', () => {
  test('says level, emergency number, whether it was called, what, where and the link', () => {
    expect(smsText(told(), linkBase)).toBe(
      `17 d'abord (pas encore appelé), DANGER: Cambriolage en cours, 12 rue des Lilas. Deux personnes forcent... ${link}`,
    );
  });

  test('starts with its level alone when there is no danger', () => {
    const notice = told({ level: 'vigilance', ...of('suspicious_vehicle'), description: 'Fourgon à l’arrêt.' });
    expect(smsText(notice, linkBase)).toBe(
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
    expect(smsText(told(of(category)), linkBase)).toMatch(new RegExp(`^${number} d'abord .*DANGER`));
  });

  test('about a danger of a municipality’s own category tells to call who answers that kind', () => {
    const notice = told({ category: 'feu_de_landes', capCategory: 'Fire' });
    expect(smsText(notice, linkBase)).toMatch(/^18 d'abord .*DANGER/);
  });

  test.each([
    ['yes', 'appelé'],
    ['no', 'pas encore appelé'],
    ['not-needed', 'pas appelé'],
  ] as const)('about a danger tells whether the number was called: %s', (emergencyCalled, words) => {
    expect(smsText(told({ emergencyCalled }), linkBase)).toContain(`17 d'abord (${words}), `);
  });

  test('of an exercise says so first, and sends nobody to the emergency number', () => {
    const text = smsText(told(of('exercise')), linkBase);
    expect(text).toMatch(/^EXERCICE DANGER, en vrai 17 d'abord: /);
    expect(text).not.toContain('pas encore appelé');
  });

  test('keeps the place whole before the category and the description', () => {
    const place = { description: 'Parking du centre, entrée nord' };
    const text = smsText(told({ place }), defaultDomain);
    expect(text).toBe(
      `17 d'abord (pas encore appelé), DANGER: Parking du centre, entrée nord ${defaultDomain}${anAlert().alertId}`,
    );
  });

  test('shortens the place after a word when nothing else is left to give', () => {
    const place = { description: 'Parking souterrain du centre commercial, deuxième sous-sol' };
    const text = smsText(told({ place }), defaultDomain);
    expect(text).toBe(
      `17 d'abord (pas encore appelé), DANGER: Parking souterrain du centre... ${defaultDomain}${anAlert().alertId}`,
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
            const notice = told({
              ...of(categoryId),
              level,
              description,
              place: { description: place.slice(0, 120) },
            });
            const text = smsText(notice, base);
            expect(countSeptets(text)).toBeLessThanOrEqual(160);
            expect(toGsm7(text)).toBe(text);
            expect(text.endsWith(` ${base}${notice.alert.alertId}`)).toBe(true);
            if (level === 'danger') expect(text).toMatch(/^(?:EXERCICE DANGER, en vrai )?1(?:5|7|8|12) d'abord/);
          }
        }
      }
    }
  });
});

describe('the SMS of what follows', () => {
  const short = 'https://v.fr/a/';
  const smsOf = (said: Parameters<typeof followedBy>[1], changes: Partial<Alert> = {}) =>
    smsText(aNotice(followedBy(anAlert(changes), said)), short).replace(` ${short}${anAlert().alertId}`, '');
  const text = 'La voiture part vers la gare.';

  test('a danger starts with the number to call, and says how sure the fact is', () => {
    expect(smsOf({ kind: 'update', text })).toBe(
      `17 d'abord, SUITE DANGER (possible): Cambriolage en cours, 12 rue des Lilas. ${text}`,
    );
    expect(smsOf({ kind: 'update', text }, { witnesses: { confirm: 1, deny: 0 } })).toContain('DANGER (probable)');
    expect(smsOf({ kind: 'update', text }, { confirmedByPolice: true })).toContain('DANGER (constaté)');
  });

  test('a lesser alert starts with the state', () => {
    expect(smsOf({ kind: 'update', text }, { level: 'vigilance' })).toMatch(/^SUITE VIGILANCE \(possible\): /);
  });

  test.each([
    ['police', 'La police municipale'],
    ['town-hall', 'La mairie'],
    ['referent', 'Un référent'],
  ] as const)('says who took charge: %s', (kind, words) => {
    const sms = smsOf({ kind: 'taken-in-charge', text: 'Sur place.', by: { ...police, kind } });
    expect(sms).toMatch(/^17 d'abord, PRISE EN CHARGE, DANGER \(possible\): /);
    expect(sms).toContain(`12 rue des Lilas. ${words} s'en occupe. Sur place.`);
  });

  test('tells the outcome to everyone first of all, and calls nobody', () => {
    const outcome = 'Deux personnes interpellées';
    expect(smsOf({ kind: 'resolved', text: 'Merci à tous.', outcome })).toBe(
      `FIN D'ALERTE (danger): Cambriolage en cours, 12 rue des Lilas. ${outcome}. Merci à tous.`,
    );
  });

  test('says of a retraction that it was a false alarm', () => {
    expect(smsOf({ kind: 'retracted', text: 'C’est un barbecue.', by: anAlert().author })).toBe(
      "ALERTE RETIRÉE (danger): Cambriolage en cours, 12 rue des Lilas. Fausse alerte. C'est un barbecue.",
    );
  });

  test('says that moderators withdrew it, and does not repeat what they withdrew', () => {
    const sms = smsOf({ kind: 'hidden' });
    expect(sms).toBe("ALERTE RETIRÉE (danger): Cambriolage en cours, 12 rue des Lilas. Les modérateurs l'ont retirée.");
    expect(sms).not.toContain('garage');
  });

  test('says that it holds again, with the alert’s own words', () => {
    expect(smsOf({ kind: 'restored' }, { level: 'information' })).toBe(
      'ALERTE RÉTABLIE, INFORMATION (possible): 12 rue des Lilas. Vérifiée, elle vaut à nouveau. Deux personnes forcent la...',
    );
    expect(smsOf({ kind: 'restored' })).toMatch(/^17 d'abord, ALERTE RÉTABLIE, DANGER/);
  });

  test.each([
    ['update', "EXERCICE SUITE DANGER, en vrai 17 d'abord: "],
    ['taken-in-charge', "EXERCICE PRISE EN CHARGE, DANGER, en vrai 17 d'abord: "],
    ['resolved', "EXERCICE FIN D'ALERTE (danger): "],
    ['retracted', 'EXERCICE ALERTE RETIRÉE (danger): '],
  ] as const)('an exercise says so first: %s', (kind, opening) => {
    expect(smsOf({ kind, text }, of('exercise')).startsWith(opening)).toBe(true);
  });

  const kinds = ['forwarding', 'update', 'taken-in-charge', 'resolved', 'retracted', 'hidden', 'restored'] as const;
  const longestBase = `https://${'d'.repeat(longestLinkBase - 14)}.fr/a/`;

  test.each(kinds)('is one segment whatever is said, ends with the link, and keeps the number: %s', (kind) => {
    for (const { categoryId } of categories) {
      for (const level of levels) {
        for (const said of ['Court.', '🔥'.repeat(60), 'Été '.repeat(125), 'x'.repeat(500), 'ligne\n'.repeat(80)]) {
          const alert = anAlert({
            ...of(categoryId),
            level,
            description: said,
            place: { description: said.slice(0, 120) },
          });
          const sms = smsText(aNotice(followedBy(alert, { kind, text: said, outcome: said })), longestBase);
          expect(countSeptets(sms)).toBeLessThanOrEqual(160);
          expect(toGsm7(sms)).toBe(sms);
          expect(sms.endsWith(` ${longestBase}${alert.alertId}`)).toBe(true);
          const isOver = ['resolved', 'retracted', 'hidden'].includes(kind);
          if (isOver) expect(sms).toMatch(/^(?:EXERCICE )?(?:FIN D'ALERTE|ALERTE RETIRÉE)/);
          if (isOver) expect(sms).not.toContain("d'abord");
          else if (level === 'danger')
            expect(sms).toMatch(/^(?:1(?:5|7|8|12)|EXERCICE .*en vrai 1(?:5|7|8|12)) d'abord/);
        }
      }
    }
  });

  test('shortens the news before the place', () => {
    const place = { description: 'Parking du centre, entrée nord' };
    const alert = followedBy(anAlert({ place }), { kind: 'update', text: 'mot '.repeat(100) });
    expect(smsText(aNotice(alert), linkBase)).toMatch(/: Parking du centre, entrée nord\. (?:mot )+mot\.\.\. /);
  });
});

describe('the SMS of a forwarded alert', () => {
  const mairie = { ...police, kind: 'town-hall' } as const;
  const forwarded = (changes: Partial<Alert> = {}) =>
    smsText(
      aNotice(followedBy(anAlert({ level: 'vigilance', ...changes }), { kind: 'forwarding', by: mairie })),
      'https://v.fr/a/',
    );

  test('reads as the alert itself, and says who relays it', () => {
    expect(forwarded()).toContain(
      'VIGILANCE: Cambriolage en cours, 12 rue des Lilas. Relayé par la mairie. Deux personnes forcent la porte du garage.',
    );
  });

  test('tells its present state: who took charge of it, and how sure it is', () => {
    const taken = followedBy(anAlert({ level: 'vigilance' }), { kind: 'taken-in-charge' });
    const { messages } = taken;
    expect(
      forwarded({ messages, confirmedByPolice: true, place: { description: 'La gare' }, description: 'Bruit.' }),
    ).toContain("Relayé par la mairie. La police municipale s'en occupe. Fait constaté");
  });
});

test('an alert of officers does not say that nobody called, unless they say so', () => {
  const evacuation = { ...of('evacuation'), emergencyCalled: 'not-needed' } as const;
  expect(smsText(aNotice(anOfficialAlert({ ...evacuation, level: 'danger' })), linkBase)).toMatch(
    /^112 d'abord, DANGER: /,
  );
});
