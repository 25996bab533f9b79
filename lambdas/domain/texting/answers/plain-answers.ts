/** Answers that are the same whatever was written about: one segment each, as a test counts. */
import type { Bilingual, Language } from '../../../../contract/fields.ts';
import { toGsm7 } from '../../messages/gsm7.ts';

const plainAnswers = {
  help: {
    fr: 'ALERTE + fait + lieu. Sur une alerte : VU ou NON. ANNULER. ABSENT 12/08 24/08. STOP, START. Urgence : 17, 18, 15, 112, ou 114 par SMS.',
    en: 'ALERT + fact + place. On an alert: SEEN or NO. CANCEL. AWAY 12/08 24/08. STOP, START. Emergency: 17, 18, 15, 112, or 114 by SMS.',
  },
  distress: {
    fr: 'Appelez le 17, 18, 15 ou 112 ; par SMS le 114. Vigie ne les remplace pas. Pour prévenir vos voisins : ALERTE + ce qui se passe + lieu.',
    en: 'Call 17, 18, 15 or 112; by SMS 114. Vigie does not replace them. To tell your neighbours: ALERT + what happens + place.',
  },
  unclear: {
    fr: 'Pas compris. Pour signaler : ALERTE + ce que vous voyez + lieu. Sur une alerte : VU ou NON. Sinon : AIDE. Urgence : 17, 18, 15, 112.',
    en: 'Not understood. To report: ALERT + what you see + place. On an alert: SEEN or NO. Else: HELP. Emergency: 17, 18, 15, 112.',
  },
  'no-words': {
    fr: 'Écrivez ALERTE, ce que vous voyez et où. Par exemple : ALERTE vol de vélo 12 rue des Lilas. Urgence : 17, 18, 15, 112.',
    en: 'Write ALERT, what you see and where. For instance: ALERT bicycle theft 12 rue des Lilas. Emergency: 17, 18, 15, 112.',
  },
  'no-question': {
    fr: 'Aucune question n’attend de réponse. Pour signaler : ALERTE + ce que vous voyez + lieu. Sinon : AIDE.',
    en: 'No question awaits an answer. To report: ALERT + what you see + place. Else: HELP.',
  },
  'no-alert': {
    fr: 'Aucune alerte n’est en cours autour de vous. Pour signaler : ALERTE + ce que vous voyez + lieu. Urgence : 17, 18, 15, 112.',
    en: 'No alert is under way around you. To report: ALERT + what you see + place. Emergency: 17, 18, 15, 112.',
  },
  'nothing-to-cancel': {
    fr: 'Vous n’avez pas d’alerte en cours : rien n’est à retirer.',
    en: 'You have no alert under way: there is nothing to withdraw.',
  },
  dropped: {
    fr: 'Rien n’a été envoyé à vos voisins.',
    en: 'Nothing was sent to your neighbours.',
  },
  'no-community': {
    fr: 'Vous n’êtes membre actif d’aucune communauté : votre référent ou votre mairie peut vous y admettre. Urgence : 17, 18, 15, 112.',
    en: 'You are no active member of any community: your referent or town hall can admit you. Emergency: 17, 18, 15, 112.',
  },
  'no-dates': {
    fr: 'Dates non comprises. Écrivez par exemple ABSENT 12/08 24/08, un an au plus. À votre retour : ABSENT FIN.',
    en: 'Dates not understood. Write for instance AWAY 12/08 24/08, a year at most. When you are back: AWAY END.',
  },
  back: {
    fr: 'Absence terminée : vous recevez à nouveau les alertes que vous avez choisies.',
    en: 'Absence over: you receive the alerts that you chose again.',
  },
  stopped: {
    fr: 'C’est fait : Vigie ne vous envoie plus d’alertes par SMS. Pour reprendre : START. Urgence : 17, 18, 15, 112.',
    en: 'Done: Vigie sends you no more alerts by SMS. To start again: START. Emergency: 17, 18, 15, 112.',
  },
  started: {
    fr: 'C’est fait : Vigie vous envoie à nouveau les alertes par SMS. Pour arrêter : STOP. Pour savoir quoi écrire : AIDE.',
    en: 'Done: Vigie sends you alerts by SMS again. To stop: STOP. To know what to write: HELP.',
  },
  'not-started': {
    fr: 'Votre opérateur bloque encore nos SMS après un STOP ; réessayez START dans 30 jours.',
    en: 'Your carrier still blocks our SMS after a STOP; try START again in 30 days.',
  },
  invitation: {
    fr: 'Urgence : 17, 18, 15, 112. Vigie, alertes entre voisins : ce numéro n’est pas inscrit. Demandez à votre mairie ou à votre référent de vous inscrire.',
    en: 'Emergency: 17, 18, 15, 112. Vigie, alerts between neighbours: this number is not registered. Ask your town hall or your referent.',
  },
  'yes-first': {
    fr: 'Urgence : 17, 18, 15, 112. Rien n’est envoyé : vous êtes inscrit à Vigie mais pas encore membre. Répondez OUI pour le devenir, NON sinon.',
    en: 'Emergency: 17, 18, 15, 112. Nothing is sent: you are enrolled in Vigie but not a member yet. Answer YES to become one, else NO.',
  },
  refused: {
    fr: 'C’est noté : ce numéro ne recevra rien de plus de Vigie.',
    en: 'Noted: this number will receive nothing more from Vigie.',
  },
} as const satisfies Record<string, Bilingual>;

export type PlainAnswer = keyof typeof plainAnswers;

export const plainAnswerNames = Object.keys(plainAnswers) as readonly PlainAnswer[];

export const plainAnswer = (name: PlainAnswer, language: Language): string => toGsm7(plainAnswers[name][language]);
