import { html } from '../html.ts';
import { page } from './page.ts';

/** Asks for confirmation: mail scanners follow links, and following one must not change anything. */
export function unsubscriptionPage(): string {
  return page({
    title: 'Vigie : ne plus recevoir d’e-mails',
    french: html`<h1>Ne plus recevoir d’e-mails d’alerte ?</h1>
<p>Vigie ne vous écrira plus par e-mail. Vos SMS et vos notifications ne changent pas.</p>
<form method="post"><button name="List-Unsubscribe" value="One-Click">Ne plus recevoir d’e-mails</button></form>`,
    english: html`<h1>Stop alert e-mails?</h1>
<p>Vigie will no longer write to you by e-mail. Your SMS and notifications stay as they are.</p>
<form method="post"><button name="List-Unsubscribe" value="One-Click">Stop e-mails</button></form>`,
  });
}

export function unsubscribedPage(): string {
  return page({
    title: 'Vigie : c’est fait',
    french: html`<h1>C’est fait</h1>
<p>Vous ne recevrez plus d’e-mails d’alerte, dès la prochaine. Pour en recevoir de nouveau, ouvrez « Canaux » dans votre compte Vigie.</p>`,
    english: html`<h1>Done</h1>
<p>You will receive no more alert e-mails, from the next one on. To receive them again, open “Channels” in your Vigie account.</p>`,
  });
}
