import { fieldErrors } from '../../../contract/field-errors.ts';
import type { Bilingual } from '../../../contract/fields.ts';
import { problems } from '../../../contract/problems.ts';
import { html } from '../html.ts';
import type { Refusal } from '../refusal.ts';
import { page } from './page.ts';
import { phoneForm } from './phone-form.ts';

/** What people read who followed a link that is dead or cut off, or filled in a form wrongly. */
export function refusalPage(refusal: Pick<Refusal, 'code' | 'errors'>): string {
  const { fr, en } = sentencesOf(refusal);
  const isPhoneWrong = refusal.errors.some(({ path }) => path === 'phone');
  return page({
    title: 'Vigie : cela n’a pas abouti',
    french: html`<h1>Cela n’a pas abouti</h1>
<p>${fr}</p>
${isPhoneWrong ? phoneForm('fr') : ''}`,
    english: html`<h1>This did not work</h1>
<p>${en}</p>
${isPhoneWrong ? phoneForm('en') : ''}`,
  });
}

/** A token that is not even one is a link that is not valid, whoever's it was. */
function sentencesOf({ code, errors: [first] }: Pick<Refusal, 'code' | 'errors'>): Bilingual {
  if (first === undefined) return problems[code];
  if (first.path === 'token') return problems['link-not-valid'];
  return first.path === 'phone' ? wrongPhone : fieldErrors[first.code];
}

const wrongPhone: Bilingual = {
  fr: 'Ce numéro n’est pas valable. Écrivez un numéro de mobile, par exemple 06 12 34 56 78.',
  en: 'This number is not valid. Enter a mobile number, such as 06 12 34 56 78.',
};
