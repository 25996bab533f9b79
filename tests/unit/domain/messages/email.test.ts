import { describe, expect, test } from '@jest/globals';
import { alertEmail } from '../../../../lambdas/domain/messages/email.ts';
import { aPosting } from '../../support/a-posting.ts';

const settings = { linkBaseUrl: 'https://vigie.example/v1/a/', apiUrl: 'https://vigie.example' };
const reader = {
  residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB',
  address: 'dominique@example.org',
  language: 'fr',
  unsubscribeSecret: 'BBBBBBBBBBBBBBBBBBBBBB',
} as const;
const emailOf = (posting = aPosting(), language: 'fr' | 'en' = 'fr') =>
  alertEmail(posting, { ...reader, language }, settings);
const unsubscribeUrl = `https://vigie.example/v1/unsubscriptions/${reader.residentId}.${reader.unsubscribeSecret}`;

describe('the e-mail of an alert', () => {
  test('in French', () => {
    expect(emailOf().subject).toBe('17 d’abord (pas encore appelé), DANGER : Cambriolage en cours, 12 rue des Lilas');
    expect(emailOf().text).toBe(`17 d’abord : appelez le 17 (police) avant toute chose.
La personne qui signale n’a pas encore appelé le 17.

17 d’abord (pas encore appelé), DANGER : Cambriolage en cours

Lieu : 12 rue des Lilas
Quand : 22 novembre 2026 à 21:30
Signalé par : un voisin
Communauté : Les Lilas

Deux personnes forcent la porte du garage.

Lire l’alerte dans Vigie
https://vigie.example/v1/a/01JDB2Q4M8Z6V3N5T7W9X1Y0AB

-- 
Urgences : 17 police, 18 pompiers, 15 SAMU, 112 en Europe, 114 par SMS si vous ne pouvez pas parler. Vigie ne les remplace pas.

Ne plus recevoir ces e-mails
${unsubscribeUrl}
`);
  });

  test('in English, for whoever reads English', () => {
    const { subject, text, html } = emailOf(aPosting(), 'en');
    expect(subject).toBe('17 first (not called yet), DANGER: Burglary in progress, 12 rue des Lilas');
    expect(text).toMatch(/^17 first: call 17 \(police\) before anything else\./);
    expect(text).toContain('When: 22 November 2026 at 21:30');
    expect(html).toContain('<html lang="en">');
  });

  test('says the same in HTML, the emergency number first', () => {
    const { html } = emailOf();
    const body = html.slice(html.indexOf('<body'));
    expect(body.indexOf('17 d’abord')).toBeLessThan(body.indexOf('<h1'));
    for (const words of ['12 rue des Lilas', 'Deux personnes forcent', 'un voisin', unsubscribeUrl]) {
      expect(body).toContain(words);
    }
  });

  test('says level and place in its subject, and no emergency number where nothing urges', () => {
    const posting = aPosting({ level: 'information', emergencyCalled: 'not-needed' });
    expect(emailOf(posting).subject).toBe('INFORMATION : Cambriolage en cours, 12 rue des Lilas');
    expect(emailOf(posting).text).toMatch(/^INFORMATION : /);
  });

  test('of an exercise says so before anything else', () => {
    const posting = aPosting({ category: 'exercise', categoryLabel: { fr: 'Exercice', en: 'Exercise' } });
    expect(emailOf(posting).subject).toMatch(/^EXERCICE /);
    expect(emailOf(posting).text).toMatch(/^EXERCICE : rien de réel ne se passe, n’appelez pas les secours\./);
  });

  test.each(['yes', 'no', 'not-needed'] as const)('never says that the police know (called: %s)', (emergencyCalled) => {
    for (const language of ['fr', 'en'] as const) {
      const { text, html } = emailOf(aPosting({ emergencyCalled }), language);
      expect(`${text}${html}`).not.toMatch(/police (?:est|sait|a été|knows?|has been|is) /i);
    }
  });

  test('tells by whom in general, and names nobody, be they hidden or not', () => {
    const { subject, text, html } = emailOf();
    expect(`${subject}${text}${html}`).not.toContain('Camille');
  });

  test('shows a vehicle as it was described', () => {
    const vehicle = { type: 'fourgon', colour: 'blanc' };
    expect(emailOf(aPosting({ vehicle })).text).toContain('Véhicule : fourgon, blanc\n');
  });

  test('is unsubscribed from in one click (RFC 8058), is marked as automatic and says which alert it is', () => {
    expect(emailOf().headers).toEqual({
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Vigie-Alert': '01JDB2Q4M8Z6V3N5T7W9X1Y0AB',
    });
  });

  test('lets nobody write a header by the place, whatever line ends they use', () => {
    const description = 'Rue A\r\nBcc: x@example.org\u2028\u0085Y\u0000';
    const { subject } = emailOf(aPosting({ place: { description } }));
    expect(subject).toMatch(/Rue A Bcc: x@example\.org Y$/);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  test('keeps a subject to a readable length', () => {
    const { subject } = emailOf(aPosting({ place: { description: 'Résidence '.repeat(30) } }));
    expect(subject.length).toBeLessThanOrEqual(180);
  });

  test('lets nobody write HTML by what they describe', () => {
    const attack = '<img src=x onerror="alert(1)">';
    const posting = aPosting({ description: attack, place: { description: attack }, communityName: attack });
    expect(emailOf(posting).html).not.toContain('<img');
    expect(emailOf(posting).html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  });
});
