import { escapeHtml } from '../inbox/escape-html.ts';
import { pageStyle } from '../inbox/page-style.ts';
import type { PageLanguage } from '../inbox/page-words.ts';
import type { PhoneMessage } from './texting.ts';

/** What the page is made from. */
export interface SmsPageOptions {
  readonly phone: string;
  readonly messages: readonly PhoneMessage[];
  readonly number: string;
  readonly language: PageLanguage;
}

const words = {
  fr: {
    title: 'SMS de Vigie',
    introduction: (number: string) => `Écrivez au ${number} depuis n’importe quel téléphone, et lisez ce qu’il reçoit.`,
    phone: 'Numéro du téléphone',
    show: 'Afficher',
    body: 'Message',
    send: 'Envoyer',
    messages: 'Conversation',
    empty: 'Aucun SMS pour ce numéro.',
    typed: 'Envoyé',
    received: 'Reçu',
    other: ['en', 'English'],
  },
  en: {
    title: 'Vigie by SMS',
    introduction: (number: string) => `Write to ${number} from any phone, and read what it receives.`,
    phone: 'Phone number',
    show: 'Show',
    body: 'Message',
    send: 'Send',
    messages: 'Conversation',
    empty: 'No SMS for this number.',
    typed: 'Sent',
    received: 'Received',
    other: ['fr', 'Français'],
  },
} as const;

/** A phone as a page: what it typed and received, and a field to type the next SMS; read and used without a script. */
export function renderSmsPage({ phone, messages, number, language }: SmsPageOptions): string {
  const said = words[language];
  const [otherLanguage, otherName] = said.other;
  const address = escapeHtml(encodeURIComponent(phone));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said.title}</title>
<style>${pageStyle}
li[data-direction=typed] { margin-left: 3rem; } li[data-direction=received] { margin-right: 3rem; --level: var(--information); }
input[name=body] { flex: 1 1 16rem; }</style>
</head>
<body>
<header>
<h1>${said.title}</h1>
<p>${escapeHtml(said.introduction(number))}</p>
<form method="get" role="search">
<input type="hidden" name="language" value="${language}">
<label for="phone">${said.phone}</label>
<input id="phone" name="phone" type="tel" value="${escapeHtml(phone)}" required>
<button>${said.show}</button>
</form>
<nav><a href="?language=${otherLanguage}&amp;phone=${address}" lang="${otherLanguage}" hreflang="${otherLanguage}">${otherName}</a></nav>
</header>
<main>
<h2 id="conversation">${said.messages}</h2>
<p${messages.length > 0 ? ' hidden' : ''}>${said.empty}</p>
<ol id="messages" aria-labelledby="conversation" aria-live="polite">
${messages.map((message) => renderMessage(message, said)).join('\n')}
</ol>
<form method="post">
<input type="hidden" name="language" value="${language}">
<input type="hidden" name="phone" value="${escapeHtml(phone)}">
<label for="body">${said.body}</label>
<input id="body" name="body" type="text" maxlength="1600" autocomplete="off"${phone === '' ? ' disabled' : ' autofocus'}>
<button${phone === '' ? ' disabled' : ''}>${said.send}</button>
</form>
</main>
<script>${refreshScript(messages.length)}</script>
</body>
</html>
`;
}

function renderMessage(
  { direction, at, body }: PhoneMessage,
  said: { readonly typed: string; readonly received: string },
) {
  return `<li data-direction="${direction}"><p class="meta"><strong>${said[direction]}</strong> <time datetime="${at}">${at.slice(11, 19)}</time></p><p class="body">${escapeHtml(body)}</p></li>`;
}

/** Shows the page again once there is more, unless something is being typed. */
const refreshScript = (shown: number): string => `
const phone = new URLSearchParams(location.search).get('phone');
setInterval(async () => {
  if (document.hidden || !phone || document.getElementById('body').value) return;
  const { items } = await (await fetch('sms.json?phone=' + encodeURIComponent(phone))).json();
  if (items.length !== ${shown}) location.replace(location.href);
}, 700);
`;
