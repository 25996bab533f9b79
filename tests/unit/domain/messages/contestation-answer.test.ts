import { describe, expect, test } from '@jest/globals';
import { answered } from '../../../../lambdas/domain/contestations/answering.ts';
import {
  type AnsweredContestation,
  answerEmail,
  answerSms,
} from '../../../../lambdas/domain/messages/contestation-answer.ts';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';
import { aContestation, daysLater } from '../../support/a-contestation.ts';
import { karim } from '../../support/an-official-alert.ts';

const reasons = 'Rien n’indique un vol : <l’alerte> était une erreur.';

function anAnswered(differences: Parameters<typeof aContestation>[0] = {}, said = reasons): AnsweredContestation {
  const contestation = aContestation(differences);
  const after = answered(contestation, { decision: 'upheld', reasons: said }, karim, daysLater(1));
  if (!after?.answer) throw new Error('it was answered already');
  return { ...after, contact: contestation.contact ?? '', answer: after.answer };
}

describe('the e-mail of an answer', () => {
  test('says who decided what of which alert, why, and until when the address is kept', () => {
    const { to, subject, text, headers } = answerEmail(anAnswered());
    expect([to, subject]).toEqual(['quelquun@example.org', 'Votre contestation d’une alerte']);
    expect(text).toContain('Votre contestation est retenue, par la police municipale.');
    expect(text).toContain('Cambriolage en cours, signalée le 22 novembre 2026 à 21:31');
    expect(text).toContain(reasons);
    expect(text).toContain('effacée 30 jours');
    expect(text).toContain('au plus tard 180 jours après votre contestation');
    expect(headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
  });

  test('is in the language of whoever wrote', () => {
    expect(answerEmail(anAnswered({ language: 'en' })).text).toContain('Your contestation is upheld');
  });

  test('shows as text whatever looks like HTML', () => {
    expect(answerEmail(anAnswered()).html).toContain('&lt;l’alerte&gt;');
  });

  test('holds nothing of the statement, nor of the alert’s words', () => {
    const { text, html } = answerEmail(anAnswered());
    expect(`${text}${html}`).not.toMatch(/mes clés|rue des Lilas/);
  });
});

describe('the SMS of an answer', () => {
  test('says who decided what, and why', () => {
    expect(answerSms(anAnswered({ contact: '+33612345678' }))).toBe(
      "Vigie: contestation du 22/11/2026 retenue par la police municipale. Motifs: Rien n'indique un vol : <l'alerte> était une erreur.",
    );
  });

  test.each(['fr', 'en'] as const)('is one segment, however long the reasons are (%s)', (language) => {
    const sms = answerSms(anAnswered({ language }, 'Très ému, cœur brisé… '.repeat(90)));
    expect(toGsm7(sms)).toBe(sms);
    expect(countSeptets(sms)).toBeLessThanOrEqual(160);
    expect(sms).toMatch(/\.\.\.$/);
  });
});
