import type { Language } from '../../../contract/fields.ts';

/** The SMS that carries a confirmation code: one segment, in GSM-7. */
export function phoneCodeText(code: string, language: Language): string {
  return language === 'fr'
    ? `Vigie : votre code est ${code}. Il est valable 10 minutes. Ne le donnez à personne.`
    : `Vigie: your code is ${code}. It is valid for 10 minutes. Give it to nobody.`;
}
