import { describe, expect, test } from '@jest/globals';
import type { InboxItem } from '../../../local/inbox/inbox.ts';
import { renderInboxPage } from '../../../local/inbox/inbox-page.ts';
import { preferredLanguage } from '../../../local/inbox/page-words.ts';

const item = (change: Partial<InboxItem>): InboxItem => ({
  id: 7,
  at: '2026-11-22T10:20:30.000Z',
  channel: 'sms',
  to: '+33612345678',
  body: 'Départ de feu',
  ...change,
});

describe('the inbox page', () => {
  test('shows each message with its channel, recipient, time, subject and level', () => {
    const page = renderInboxPage({ items: [item({ subject: 'Danger', level: 'danger' })], language: 'fr' });
    for (const shown of [
      '<html lang="fr">',
      'SMS',
      '+33612345678',
      '10:20:30',
      '<h3>Danger</h3>',
      'Départ de feu',
      'data-level="danger"',
    ]) {
      expect(page).toContain(shown);
    }
  });

  test('is read in French or in English', () => {
    expect(renderInboxPage({ items: [], language: 'fr' })).toContain('Aucun message');
    expect(renderInboxPage({ items: [], language: 'en' })).toContain('No message yet');
  });

  test('has the newest message first, and knows where to go on from', () => {
    const page = renderInboxPage({
      items: [item({ id: 1, body: 'first' }), item({ id: 2, body: 'second' })],
      language: 'en',
    });
    expect(page.indexOf('second')).toBeLessThan(page.indexOf('first'));
    expect(page).toContain('data-last-id="2"');
  });

  test('shows one recipient when asked to', () => {
    const items = [
      item({ to: 'anne@example.org', body: 'for Anne' }),
      item({ to: 'paul@example.org', body: 'for Paul' }),
    ];
    const page = renderInboxPage({ items, language: 'en', recipient: 'ANNE' });
    expect(page).toContain('for Anne');
    expect(page).not.toContain('for Paul');
  });

  test.each(['subject', 'body', 'to', 'level'] as const)('never runs what a message says in its %s', (field) => {
    const attack = `"><img src=x onerror='alert(1)'><script>alert(1)</script>`;
    const page = renderInboxPage({ items: [item({ [field]: attack })], language: 'fr', recipient: '' });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<script>alert');
  });

  test('never runs what the filter says', () => {
    const page = renderInboxPage({ items: [], language: 'fr', recipient: '"><script>alert(1)</script>' });
    expect(page).not.toContain('<script>alert');
  });
});

test.each([
  ['en-GB,en;q=0.9', 'en'],
  ['fr-FR', 'fr'],
  ['de', 'fr'],
  [undefined, 'fr'],
] as const)('a reader who accepts %s reads in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
