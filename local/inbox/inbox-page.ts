import { escapeHtml } from './escape-html.ts';
import type { InboxItem } from './inbox.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { type PageLanguage, wordsOf } from './page-words.ts';

/** What the page is made from. */
export interface InboxPageOptions {
  readonly items: readonly InboxItem[];
  readonly language: PageLanguage;
  /** Shows only what was sent to recipients that contain this. @default everyone */
  readonly recipient?: string | undefined;
}

/**
 * The inbox as a page: the newest message first, read without a script, and kept up to date by a small one. Every text of a
 * message is escaped here and set as text by the script.
 */
export function renderInboxPage({ items, language, recipient = '' }: InboxPageOptions): string {
  const words = wordsOf(language);
  const shown = items.filter(({ to }) => to.toLowerCase().includes(recipient.toLowerCase())).reverse();
  const lastId = items.at(-1)?.id ?? 0;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${words.title}</h1>
<p>${words.introduction}</p>
<form method="get" role="search">
<input type="hidden" name="language" value="${language}">
<label for="recipient">${words.recipient}</label>
<input id="recipient" name="recipient" type="search" value="${escapeHtml(recipient)}" autocomplete="off">
<button>${words.filter}</button>
</form>
<nav><a href="?language=${words.otherLanguage}" lang="${words.otherLanguage}" hreflang="${words.otherLanguage}">${words.otherLanguageName}</a></nav>
</header>
<main>
<h2 id="messages-heading">${words.messages}</h2>
<p id="empty"${shown.length > 0 ? ' hidden' : ''}>${words.empty}</p>
<ol id="messages" aria-labelledby="messages-heading" aria-live="polite" data-last-id="${lastId}" data-words="${escapeHtml(JSON.stringify(words.channels))}">
${shown.map((item) => renderItem(item, words.channels)).join('\n')}
</ol>
</main>
<script>${pageScript}</script>
</body>
</html>
`;
}

function renderItem(item: InboxItem, channels: Readonly<Record<string, string>>): string {
  const { channel, to, at, subject, body, level } = item;
  const heading = subject === undefined ? '' : `<h3>${escapeHtml(subject)}</h3>`;
  return `<li data-level="${escapeHtml(level ?? '')}" data-channel="${channel}"><p class="meta"><strong>${escapeHtml(channels[channel] ?? channel)}</strong> <span class="to">${escapeHtml(to)}</span> <time datetime="${at}">${at.slice(11, 19)}</time></p>${heading}<p class="body">${escapeHtml(body)}</p></li>`;
}
