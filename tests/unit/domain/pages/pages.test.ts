import { describe, expect, test } from '@jest/globals';
import { alertLinkPage } from '../../../../lambdas/domain/pages/alert-link-page.ts';
import { unsubscribedPage, unsubscriptionPage } from '../../../../lambdas/domain/pages/unsubscription-pages.ts';

const pages = [
  ['the link of an alert', alertLinkPage()],
  ['the unsubscription', unsubscriptionPage()],
  ['the unsubscription done', unsubscribedPage()],
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

test('the page of an alert’s link gives every emergency number, and how to stop the SMS', () => {
  for (const number of ['tel:17', 'tel:18', 'tel:15', 'tel:112', 'sms:114', 'STOP', 'Stop the SMS']) {
    expect(alertLinkPage()).toContain(number);
  }
});

test('the unsubscription is confirmed by a button, so that a mail scanner that follows the link changes nothing', () => {
  expect(unsubscriptionPage().match(/<form method="post"><button /g)).toHaveLength(2);
  expect(unsubscribedPage()).not.toContain('<form');
});
