import { describe, expect, test } from '@jest/globals';
import { alertLinkPage } from '../../../../lambdas/domain/pages/alert-link-page.ts';
import { refusalPage } from '../../../../lambdas/domain/pages/refusal-page.ts';
import { unsubscribedPage, unsubscriptionPage } from '../../../../lambdas/domain/pages/unsubscription-pages.ts';
import { invalidInput, Refusal } from '../../../../lambdas/domain/refusal.ts';

const pages = [
  ['the link of an alert', alertLinkPage()],
  ['the unsubscription', unsubscriptionPage()],
  ['the unsubscription done', unsubscribedPage()],
  ['a link that is not valid', refusalPage(new Refusal('link-not-valid'))],
  ['a fault of ours', refusalPage(new Refusal('internal'))],
  ['a number that is none', refusalPage(invalidInput({ path: 'phone', code: 'wrong-form' }))],
] as const;

describe.each(pages)('the page of %s', (_, page) => {
  test('is French first, English second, and says which is which', () => {
    expect(page).toMatch(/<html lang="fr">[\s\S]*<section>[\s\S]*<section lang="en">/);
  });

  test('can be read on a phone, has a title and a heading in each language, and no script', () => {
    expect(page).toContain('name="viewport"');
    expect(page).toMatch(/<title>Vigie/);
    expect(page.match(/<h1>/g)).toHaveLength(2);
    expect(page).not.toMatch(/<script|onclick|javascript:/i);
  });
});

test('a link that is cut off is said not to be valid, as a dead one is', () => {
  const cutOff = refusalPage(invalidInput({ path: 'token', code: 'wrong-form' }));
  expect(cutOff).toBe(refusalPage(new Refusal('link-not-valid')));
  expect(cutOff).toContain('Ce lien n’est pas valable');
  expect(cutOff).toContain('This link is not valid');
});

test('a number that is none can be written again at once', () => {
  const wrong = refusalPage(invalidInput({ path: 'phone', code: 'missing' }));
  expect(wrong).toContain('Ce numéro n’est pas valable');
  expect(wrong.match(/action="\/v1\/sms-stops"/g)).toHaveLength(2);
});

test('the page of an alert’s link gives every emergency number, and how to stop the SMS', () => {
  for (const number of ['tel:17', 'tel:18', 'tel:15', 'tel:112', 'sms:114', 'STOP', 'Stop the SMS']) {
    expect(alertLinkPage()).toContain(number);
  }
});

test('the unsubscription is confirmed by a button, so that a mail scanner that follows the link changes nothing', () => {
  expect(unsubscriptionPage().match(/<form method="post"><button /g)).toHaveLength(2);
  expect(unsubscribedPage()).not.toContain('<form');
});
