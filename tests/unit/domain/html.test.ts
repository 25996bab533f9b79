import { expect, test } from '@jest/globals';
import { documentOf, html } from '../../../lambdas/domain/html.ts';

test('texts are escaped, and pieces of HTML are not escaped again', () => {
  const items = ['<b>', '"&\''].map((text) => html`<li title="${text}">${text}</li>`);
  expect(html`<ul>${items}</ul>${html`<hr>`}`.markup).toBe(
    '<ul><li title="&lt;b&gt;">&lt;b&gt;</li><li title="&quot;&amp;&#39;">&quot;&amp;&#39;</li></ul><hr>',
  );
});

test('a document says that it is one', () => {
  expect(documentOf(html`<p>${'x'}</p>`)).toBe('<!doctype html>\n<p>x</p>\n');
});
