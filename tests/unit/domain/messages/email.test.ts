import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { alertEmail } from '../../../../lambdas/domain/messages/email.ts';
import { aNotice, followedBy, police } from '../../support/a-notice.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';

const settings = { linkBaseUrl: 'https://vigie.example/v1/a/', apiUrl: 'https://vigie.example' };
const reader = {
  residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB',
  address: 'dominique@example.org',
  language: 'fr',
  unsubscribeSecret: 'BBBBBBBBBBBBBBBBBBBBBB',
} as const;
const told = (differences: Partial<Alert> = {}) => aNotice(anAlert(differences));
const emailOf = (notice = aNotice(), language: 'fr' | 'en' = 'fr') =>
  alertEmail(notice, { ...reader, language }, settings);
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
https://vigie.example/v1/a/01M82F8XX0Z6V3N5T7W9X1Y0AB

-- 
Urgences : 17 police, 18 pompiers, 15 SAMU, 112 en Europe, 114 par SMS si vous ne pouvez pas parler. Vigie ne les remplace pas.

Ne plus recevoir ces e-mails
${unsubscribeUrl}
`);
  });

  test('in English, for whoever reads English', () => {
    const { subject, text, html } = emailOf(told(), 'en');
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
    const notice = told({ level: 'information', emergencyCalled: 'not-needed' });
    expect(emailOf(notice).subject).toBe('INFORMATION : Cambriolage en cours, 12 rue des Lilas');
    expect(emailOf(notice).text).toMatch(/^INFORMATION : /);
  });

  test('of an exercise says so before anything else', () => {
    const notice = told({ category: 'exercise', categoryLabel: { fr: 'Exercice', en: 'Exercise' } });
    expect(emailOf(notice).subject).toMatch(/^EXERCICE /);
    expect(emailOf(notice).text).toMatch(/^EXERCICE : rien de réel ne se passe, n’appelez pas les secours\./);
  });

  test.each(['yes', 'no', 'not-needed'] as const)('never says that the police know (called: %s)', (emergencyCalled) => {
    for (const language of ['fr', 'en'] as const) {
      const { text, html } = emailOf(told({ emergencyCalled }), language);
      expect(`${text}${html}`).not.toMatch(/police (?:est|sait|a été|knows?|has been|is) /i);
    }
  });

  test('tells by whom in general, and names nobody, be they hidden or not', () => {
    const { subject, text, html } = emailOf();
    expect(`${subject}${text}${html}`).not.toContain('Camille');
  });

  test('shows a vehicle as it was described', () => {
    const vehicle = { type: 'fourgon', colour: 'blanc' };
    expect(emailOf(told({ vehicle })).text).toContain('Véhicule : fourgon, blanc\n');
  });

  test('is unsubscribed from in one click (RFC 8058), is marked as automatic and says which alert it is', () => {
    expect(emailOf().headers).toEqual({
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Vigie-Alert': '01M82F8XX0Z6V3N5T7W9X1Y0AB',
      References: '<01M82F8XX0Z6V3N5T7W9X1Y0AB@vigie.example>',
    });
  });

  test('lets nobody write a header by the place, whatever line ends they use', () => {
    const description = 'Rue A\r\nBcc: x@example.org\u2028\u0085Y\u0000';
    const { subject } = emailOf(told({ place: { description } }));
    expect(subject).toMatch(/Rue A Bcc: x@example\.org Y$/);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  test('keeps a subject to a readable length', () => {
    const { subject } = emailOf(told({ place: { description: 'Résidence '.repeat(30) } }));
    expect(subject.length).toBeLessThanOrEqual(180);
  });

  test('lets nobody write HTML by what they describe', () => {
    const attack = '<img src=x onerror="alert(1)">';
    const notice = aNotice(anAlert({ description: attack, place: { description: attack } }), { communityName: attack });
    expect(emailOf(notice).html).not.toContain('<img');
    expect(emailOf(notice).html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  });
});

describe('the e-mail of what follows', () => {
  const emailAfter = (
    said: Parameters<typeof followedBy>[1],
    changes: Partial<Alert> = {},
    language: 'fr' | 'en' = 'fr',
  ) => emailOf(aNotice(followedBy(anAlert(changes), said)), language);
  const resolved = { kind: 'resolved', text: 'C’est fini.', outcome: 'Deux interpellations.' } as const;

  test('says the state first, then the news and the outcome, then the alert it is about', () => {
    const { subject, text } = emailAfter(resolved);
    expect(subject).toBe('FIN D’ALERTE (danger) : Cambriolage en cours, 12 rue des Lilas');
    expect(text.slice(0, text.indexOf('Lire l’alerte'))).toBe(`FIN D’ALERTE (danger) : Cambriolage en cours

Deux interpellations.

C’est fini.

Lieu : 12 rue des Lilas
Quand : 22 novembre 2026 à 21:30
Signalé par : un voisin
Suite donnée par : la police municipale
Communauté : Les Lilas

L’alerte d’origine :
Deux personnes forcent la porte du garage.

`);
  });

  test('in English, for whoever reads English', () => {
    const { subject, text } = emailAfter(resolved, {}, 'en');
    expect(subject).toBe('ALERT OVER (danger): Burglary in progress, 12 rue des Lilas');
    expect(text).toContain('The original alert:\nDeux personnes');
  });

  test('about a danger that goes on starts with the number to call, and says how sure the fact is', () => {
    const { subject, text } = emailAfter({ kind: 'update', text: 'Suite.' }, { witnesses: { confirm: 2, deny: 0 } });
    expect(subject).toMatch(/^17 d’abord, SUITE DANGER \(probable\) : /);
    expect(text).toMatch(/^17 d’abord : appelez le 17 \(police\) avant toute chose\.\n\n/);
    expect(text).toContain('Fait : probable\n');
    expect(text).not.toContain('appelé');
  });

  test('says that the police see to it once they took charge, and not before', () => {
    expect(emailAfter({ kind: 'taken-in-charge', text: 'Vu.' }).text).toContain('La police municipale s’en occupe.\n');
    for (const kind of ['update', 'retracted', 'restored'] as const) {
      const by = anAlert().author;
      expect(emailAfter({ kind, text: 'Suite.', by }).text).not.toMatch(/police municipale|s’en occupe/);
    }
  });

  test('calls nobody once all is over, and is not coloured as a danger', () => {
    for (const kind of ['resolved', 'retracted', 'hidden'] as const) {
      const { text, html } = emailAfter({ kind, text: 'Fini.' });
      expect(text).not.toContain('d’abord');
      expect(html).not.toContain('#b3001b');
    }
  });

  test('does not write a second time what moderators withdrew', () => {
    const { text, html } = emailAfter({ kind: 'hidden' });
    expect(text).toContain('Les modérateurs l’ont retirée.');
    expect(`${text}${html}`).not.toContain('garage');
  });

  test('of an exercise says so before anything else', () => {
    expect(emailAfter(resolved, { category: 'exercise' }).text).toMatch(/^EXERCICE : rien de réel ne se passe/);
  });

  test('stands in one thread with the alert’s own', () => {
    const thread = '<01M82F8XX0Z6V3N5T7W9X1Y0AB@vigie.example>';
    expect(emailAfter(resolved).headers).toMatchObject({ References: thread, 'In-Reply-To': thread });
    expect(emailOf().headers.References).toBe(thread);
  });

  test('that was forwarded says by whom, and to referents that it is for them', () => {
    const by = { ...police, kind: 'town-hall' } as const;
    const forwarded = aNotice(followedBy(anAlert(), { kind: 'forwarding', by }), { groupId: 'referents-44190' });
    const { text } = emailOf(forwarded);
    expect(text).toContain('Relayé par la mairie.\n');
    expect(text).toContain('Destinataires : les référents de la commune\n');
    expect(text).toContain('\n\nDeux personnes forcent la porte du garage.\n');
  });

  test('of the police’s appeal for witnesses gives the number of its file', () => {
    expect(emailOf(aNotice(anOfficialAlert({ caseNumber: '2026/1234' }))).text).toContain('Dossier : 2026/1234\n');
  });
});
