import { type Html, html } from '../html.ts';
import { page } from './page.ts';

/** Asks for confirmation: phones and scanners open links by themselves, and opening one must not change anything. */
export function smsStopPage(): string {
  return page({
    title: 'Vigie : ne plus recevoir de SMS',
    french: html`<h1>Ne plus recevoir de SMS d’alerte ?</h1>
<p>Vigie ne vous écrira plus par SMS. Vos e-mails et vos notifications ne changent pas.</p>
<form method="post"><button>Ne plus recevoir de SMS</button></form>`,
    english: html`<h1>Stop alert SMS?</h1>
<p>Vigie will no longer write to you by SMS. Your e-mails and notifications stay as they are.</p>
<form method="post"><button>Stop SMS</button></form>`,
  });
}

/** @param token of the link, whose button undoes it */
export function smsStoppedPage(token: string): string {
  return page({
    title: 'Vigie : c’est fait',
    french: html`<h1>C’est fait</h1>
<p>Vous ne recevrez plus de SMS d’alerte, dès la prochaine.</p>
${undoForm(token, 'Annuler : recevoir de nouveau les SMS')}`,
    english: html`<h1>Done</h1>
<p>You will receive no more alert SMS, from the next one on.</p>
${undoForm(token, 'Undo: receive SMS again')}`,
  });
}

/** To whoever opens the link again. */
export function smsAreStoppedPage(token: string): string {
  return page({
    title: 'Vigie : vous ne recevez plus de SMS',
    french: html`<h1>Vous ne recevez plus de SMS d’alerte</h1>
<p>C’est arrêté. Vous pouvez les recevoir de nouveau.</p>
${undoForm(token, 'Recevoir de nouveau les SMS')}`,
    english: html`<h1>You receive no alert SMS any more</h1>
<p>They are stopped. You can receive them again.</p>
${undoForm(token, 'Receive SMS again')}`,
  });
}

const undoForm = (token: string, words: string): Html =>
  html`<form method="post" action="/v1/sms-stops/${token}/undo"><button>${words}</button></form>`;

export function smsStartedPage(token: string): string {
  const stop = `/v1/sms-stops/${token}`;
  return page({
    title: 'Vigie : c’est fait',
    french: html`<h1>C’est annulé</h1>
<p>Vous recevrez de nouveau les SMS d’alerte, dès la prochaine.</p>
<form method="post" action="${stop}"><button>Ne plus recevoir de SMS</button></form>`,
    english: html`<h1>Undone</h1>
<p>You will receive alert SMS again, from the next one on.</p>
<form method="post" action="${stop}"><button>Stop SMS</button></form>`,
  });
}

/** The same whatever the number: nobody learns here who is told by Vigie. */
export function stopLinkSentPage(): string {
  return page({
    title: 'Vigie : regardez vos SMS',
    french: html`<h1>Regardez vos SMS</h1>
<p>Si Vigie écrit à ce numéro, il vient de recevoir le lien qui arrête les SMS. Un lien part au plus par heure.</p>`,
    english: html`<h1>See your SMS</h1>
<p>If Vigie writes to this number, it has just been sent the link that stops the SMS. At most one link is sent in an hour.</p>`,
  });
}
