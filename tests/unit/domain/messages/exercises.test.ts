import { describe, expect, test } from '@jest/globals';
import { type Language, type Level, language, levels } from '../../../../contract/fields.ts';
import { emergencyCalled, sourceKind, updateKind } from '../../../../contract/operations/alert-fields.ts';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { alertView } from '../../../../lambdas/domain/alerts/alert-view.ts';
import { capElements } from '../../../../lambdas/domain/messages/cap.ts';
import { alertEmail } from '../../../../lambdas/domain/messages/email.ts';
import { apnsPayload, fcmPayload } from '../../../../lambdas/domain/messages/push.ts';
import { smsText } from '../../../../lambdas/domain/messages/sms.ts';
import type { Notice } from '../../../../lambdas/domain/publishing/posting.ts';
import { aNotice, followedBy } from '../../support/a-notice.ts';
import { anAlert } from '../../support/an-alert.ts';

const linkBase = 'https://vigie.example/v1/a/';
const now = new Date('2026-11-22T20:32:00.000Z');
const firstWords: Record<Language, string> = { fr: 'EXERCICE', en: 'EXERCISE' };
const reader = {
  residentId: '02AAAAAAAAAAAAAAAAAAAAAAAA',
  address: 'camille@example.org',
  unsubscribeSecret: 'secret',
};
const settings = { linkBaseUrl: linkBase, apiUrl: 'https://vigie.example' };

const kinds = ['alert', 'forwarding', ...updateKind.options] as const;

/** Words that would be believed, were they read first. */
const believable = { description: '17 d’abord : deux personnes forcent la porte.', place: { description: 'Mairie' } };

function noticeOf(kind: (typeof kinds)[number], changes: Partial<Alert>): Notice {
  const alert = anAlert({ exercise: true, ...believable, ...changes });
  const said = { kind, text: 'DANGER, fuyez.', outcome: '17 appelé.' } as const;
  return aNotice(kind === 'alert' ? alert : followedBy(alert, kind === 'forwarding' ? { kind } : said));
}

/** Every text that leaves, by what shows it. */
function textsOf(notice: Notice, in_: Language): Record<string, string> {
  const { notification, data } = JSON.parse(fcmPayload(notice, linkBase, now)).fcmV1Message.message;
  const apns = JSON.parse(apnsPayload(notice, linkBase));
  const email = alertEmail(notice, { ...reader, language: in_ }, settings);
  const seen = email.html.replace(/<head>.*<\/head>/s, '').replaceAll(/<[^>]*>/g, '');
  const common = { subject: email.subject, text: email.text, html: seen.trim(), title: titleOf(email.html) };
  return in_ === 'fr'
    ? { ...common, sms: smsText(notice, linkBase), fcm: notification.title, apns: apns.aps.alert.title }
    : { ...common, fcm: data.titleEn, apns: apns.titleEn };
}

const titleOf = (html: string) => /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '';
const firstWordOf = (text: string) => /^\p{L}+/u.exec(text)?.[0];

const rows = kinds.flatMap((kind) =>
  levels.flatMap((level) => language.options.map((in_): [typeof kind, Level, Language] => [kind, level, in_])),
);

describe('an exercise', () => {
  test.each(rows)('says so first in every text: %s, %s, %s', (kind, level, in_) => {
    for (const called of emergencyCalled.options) {
      const texts = textsOf(noticeOf(kind, { level, emergencyCalled: called }), in_);
      const expected = Object.fromEntries(Object.keys(texts).map((shown) => [shown, firstWords[in_]]));
      expect(Object.fromEntries(Object.entries(texts).map(([shown, text]) => [shown, firstWordOf(text)]))).toEqual(
        expected,
      );
    }
  });

  test.each(rows)('asks nobody to call a number, but in a real case: %s, %s, %s', (kind, level, in_) => {
    const { description: _, place } = believable;
    const notice = noticeOf(kind, { level, description: 'Deux personnes forcent la porte.', place });
    const told = { ...notice, message: { ...notice.message, text: 'Suite.', outcome: 'Fin.' } };
    const opening = Object.values(textsOf(told, in_)).join('\n');
    expect(opening.replaceAll(/(en vrai|if real) \d+ (d’abord|d'abord|first)/g, '')).not.toMatch(
      /\d d.abord|\d first|appelé|called\)/,
    );
  });

  test.each(kinds)('is one to whatever reads CAP: %s', (kind) => {
    for (const author of sourceKind.options) {
      const notice = noticeOf(kind, { author: { ...anAlert().author, kind: author } });
      expect(capElements(notice).status).toBe('Exercise');
    }
  });

  test.each(language.options)('says so first in a list, and is marked there: %s', (in_) => {
    const reading = { language: in_, now, viewpoint: 'neighbour', policeTakePart: true } as const;
    const view = alertView(anAlert({ exercise: true }), reading);
    expect(view).toMatchObject({ exercise: true, category: 'burglary_in_progress' });
    expect(firstWordOf(view.headline)).toBe(firstWords[in_]);
    expect(alertView(anAlert({ category: 'exercise' }), reading).exercise).toBe(true);
  });
});

test('what is real is not marked, and never says exercise', () => {
  const reading = { language: 'fr', now, viewpoint: 'neighbour', policeTakePart: true } as const;
  expect(alertView(anAlert(), reading)).not.toHaveProperty('exercise');
  for (const text of Object.values(textsOf(aNotice(), 'fr'))) expect(text).not.toMatch(/EXERCICE/);
});
