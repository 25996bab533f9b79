/** The languages of the page. */
export type PageLanguage = 'fr' | 'en';

const pageWords = {
  fr: {
    title: 'Boîte de réception Vigie',
    introduction:
      'Tout ce que la plateforme locale a envoyé. La page se met à jour toute seule. Des pannes se demandent à /local/faults.',
    recipient: 'Destinataire',
    filter: 'Filtrer',
    messages: 'Messages',
    empty: 'Aucun message pour l’instant.',
    otherLanguage: 'en',
    otherLanguageName: 'English',
    channels: { push: 'Notification', sms: 'SMS', email: 'E-mail', code: 'Code' },
  },
  en: {
    title: 'Vigie inbox',
    introduction:
      'Everything that the local platform has sent. The page keeps itself up to date. Faults can be asked for at /local/faults.',
    recipient: 'Recipient',
    filter: 'Filter',
    messages: 'Messages',
    empty: 'No message yet.',
    otherLanguage: 'fr',
    otherLanguageName: 'Français',
    channels: { push: 'Notification', sms: 'SMS', email: 'E-mail', code: 'Code' },
  },
} as const;

/** The words of a language. */
export function wordsOf(language: PageLanguage): (typeof pageWords)[PageLanguage] {
  return pageWords[language];
}

/** The language that a reader prefers of the two; French when neither is named. */
export function preferredLanguage(acceptLanguage: string | undefined): PageLanguage {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'fr';
}
