import { describe, expect, test } from '@jest/globals';
import { enrolmentText } from '../../../../lambdas/domain/messages/enrolment-sms.ts';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';
import { invitationText, relativeLinkText, stopLinkText } from '../../../../lambdas/domain/messages/link-sms.ts';

const long = 'Marie-Françoise de la Rochefoucauld-Montmorency d’Estienne-d’Orves{}';
const names = ['Jean', 'Zoë Œuvrard', long, long.repeat(2).slice(0, 80)];
/** As long as an address of API Gateway gets. */
const apiUrls = [
  'http://127.0.0.1:4000',
  'https://api.vigie.fr',
  'https://abcdefghij.execute-api.eu-central-1.amazonaws.com',
];
const token = `02AAAAAAAAAAAAAAAAAAAAAAAA.${'_'.repeat(22)}`;

const expectOneSegment = (text: string) => {
  expect(toGsm7(text)).toBe(text);
  expect(countSeptets(text)).toBeLessThanOrEqual(160);
};

test.each(names)('the question to whom %s enrols is one segment, with both answers', (name) => {
  const text = enrolmentText(name, name);
  expectOneSegment(text);
  expect(text).toContain('OUI');
  expect(text).toContain('NON');
  expect(text).toContain(toGsm7(name).slice(0, 3));
});

describe.each(apiUrls)('under %s', (apiUrl) => {
  test('an invitation that can be answered says how', () => {
    const text = invitationText('Jean', `${apiUrl}/v1/relatives/${token}`, 'fr', true);
    expect(text).toContain('OUI');
  });

  describe.each(['fr', 'en'] as const)('in %s', (language) => {
    test.each(names)('the invitation of %s is one segment with its whole link, and says who', (name) => {
      const url = `${apiUrl}/v1/relatives/${token}`;
      const text = invitationText(name, url, language, true);
      const oneWay = invitationText(name, url, language, false);
      for (const each of [text, oneWay]) expectOneSegment(each);
      expect(oneWay).not.toMatch(/OUI|NON/);
      expect(text.endsWith(` ${url}`)).toBe(true);
      expect(text).toContain(toGsm7(name).slice(0, 3));
      expectOneSegment(relativeLinkText(name, url, language));
    });

    test('the link that stops SMS is one segment with its whole link', () => {
      const url = `${apiUrl}/v1/sms-stops/${token}`;
      const text = stopLinkText(url, language);
      expectOneSegment(text);
      expect(text.endsWith(` ${url}`)).toBe(true);
    });
  });
});
