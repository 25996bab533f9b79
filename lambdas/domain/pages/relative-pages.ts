import type { RelativeStatus } from '../../../contract/resident-words.ts';
import { type Html, html } from '../html.ts';
import { page } from './page.ts';

/** Where a relative answers, sees how they stand and changes their mind; opening it changes nothing. @param of who named them */
export function relativePage(of: string, status: RelativeStatus): string {
  return page({
    title: 'Vigie : alertes d’un proche',
    french: html`<h1>Les alertes de danger de ${of}</h1>
<p>${of} vous a nommé(e) parmi ses proches. ${states[status].fr}</p>
${buttons[status].fr}`,
    english: html`<h1>The danger alerts of ${of}</h1>
<p>${of} named you as a relative. ${states[status].en}</p>
${buttons[status].en}`,
  });
}

const states: Readonly<Record<RelativeStatus, { readonly fr: string; readonly en: string }>> = {
  pending: {
    fr: 'Si vous l’acceptez, vous recevrez une copie des alertes de danger de son quartier, et rien d’autre. Rien n’est envoyé avant.',
    en: 'If you agree, you will receive a copy of the danger alerts of their neighbourhood, and nothing else. Nothing is sent before.',
  },
  active: {
    fr: 'Vous recevez une copie des alertes de danger de son quartier.',
    en: 'You receive a copy of the danger alerts of their neighbourhood.',
  },
  refused: {
    fr: 'Vous avez refusé : rien ne vous est envoyé.',
    en: 'You refused: nothing is sent to you.',
  },
  stopped: {
    fr: 'C’est arrêté : rien ne vous est plus envoyé.',
    en: 'This is stopped: nothing is sent to you any more.',
  },
};

const button = (answer: 'yes' | 'no', words: string) =>
  html`<form method="post"><p><button name="answer" value="${answer}">${words}</button></p></form>`;

const again = { fr: button('yes', 'Recevoir ces alertes'), en: button('yes', 'Receive these alerts') };

const buttons: Readonly<Record<RelativeStatus, { readonly fr: Html; readonly en: Html }>> = {
  pending: {
    fr: html`${button('yes', 'J’accepte')}${button('no', 'Je refuse')}`,
    en: html`${button('yes', 'I agree')}${button('no', 'I refuse')}`,
  },
  active: { fr: button('no', 'Ne plus recevoir ces alertes'), en: button('no', 'Stop these alerts') },
  refused: again,
  stopped: again,
};
