import type { Language } from '../../../contract/fields.ts';
import { type Html, html } from '../html.ts';

const words: Readonly<Record<Language, { readonly label: string; readonly button: string }>> = {
  fr: { label: 'Votre numéro de mobile', button: 'Recevoir le lien' },
  en: { label: 'Your mobile number', button: 'Send me the link' },
};

/** By which a number is sent the link that stops its SMS. */
export function phoneForm(language: Language): Html {
  const { label, button } = words[language];
  return html`<form method="post" action="/v1/sms-stops">
<p><label>${label}<br><input name="phone" type="tel" autocomplete="tel" required></label></p>
<button>${button}</button>
</form>`;
}
