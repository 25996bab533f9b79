/** The sentences of an alert's e-mail. They say what was reported, and that the police know only once they took charge. */
import type { Bilingual, Language } from '../../../contract/fields.ts';
import type { EmergencyCalled } from '../../../contract/operations/alert-fields.ts';
import type { Alert } from '../alerts/alert.ts';
import { isCommunity } from '../communities/group.ts';
import { localTime } from '../local-time.ts';
import type { Notice } from '../publishing/posting.ts';
import { isClosing, isOpening } from '../publishing/telling.ts';
import { type EmergencyNumber, emergencyNumber, emergencyServices } from './emergency.ts';
import { certaintyNames, isExercise, sourceNames, tellsWhetherCalled, vehicleText } from './words.ts';

/** What the e-mail says before anything else: the emergency number, or that all this is an exercise; nothing once all is over. */
export function urgentWords({ alert, message }: Notice, language: Language): string[] {
  if (isExercise(alert)) return [exerciseWords[language]];
  if (isClosing(message)) return [];
  const urgent = alert.level === 'danger' ? [callFirst[language](emergencyNumber(alert))] : [];
  return isOpening(message) ? [...urgent, ...calledSentence(alert, language)] : urgent;
}

/** Whether the number was called: about a danger in any case, else where it was needed. */
function calledSentence(alert: Alert, language: Language): string[] {
  const { level, emergencyCalled } = alert;
  const isTold = tellsWhetherCalled(alert) && (level === 'danger' || emergencyCalled !== 'not-needed');
  return isTold ? [calledSentences[emergencyCalled][language](emergencyNumber(alert))] : [];
}

const exerciseWords = {
  fr: 'EXERCICE : rien de réel ne se passe, n’appelez pas les secours.',
  en: 'EXERCISE: nothing real is happening, do not call the emergency services.',
};

const callFirst = {
  fr: (number: EmergencyNumber) =>
    `${number} d’abord : appelez le ${number} (${emergencyServices[number].fr}) avant toute chose.`,
  en: (number: EmergencyNumber) =>
    `${number} first: call ${number} (${emergencyServices[number].en}) before anything else.`,
};

const calledSentences: Readonly<Record<EmergencyCalled, Record<Language, (number: EmergencyNumber) => string>>> = {
  yes: {
    fr: (number) => `La personne qui signale dit avoir appelé le ${number}.`,
    en: (number) => `The person who reports this says that ${number} was called.`,
  },
  no: {
    fr: (number) => `La personne qui signale n’a pas encore appelé le ${number}.`,
    en: (number) => `The person who reports this has not called ${number} yet.`,
  },
  'not-needed': {
    fr: (number) => `La personne qui signale n’a pas appelé le ${number}.`,
    en: (number) => `The person who reports this has not called ${number}.`,
  },
};

const labels = {
  place: { fr: 'Lieu', en: 'Place' },
  time: { fr: 'Quand', en: 'When' },
  vehicle: { fr: 'Véhicule', en: 'Vehicle' },
  caseNumber: { fr: 'Dossier', en: 'File' },
  source: { fr: 'Signalé par', en: 'Reported by' },
  certainty: { fr: 'Fait', en: 'Certainty' },
  followedBy: { fr: 'Suite donnée par', en: 'Followed up by' },
  community: { fr: 'Communauté', en: 'Community' },
  referents: { fr: 'Destinataires', en: 'Sent to' },
} as const satisfies Record<string, Bilingual>;

const allReferents: Bilingual = { fr: 'les référents de la commune', en: 'the referents of the municipality' };

/** The facts, each with its label; who speaks is told by their part, never by their name. */
export function factRows(notice: Notice, language: Language): { label: string; value: string }[] {
  const { alert, message } = notice;
  const { vehicle, caseNumber } = alert;
  const row = (name: keyof typeof labels, value: string) => ({ label: labels[name][language], value });
  return [
    row('place', alert.place.description),
    row('time', localTime(alert.happenedAt, alert.inseeCode, language)),
    ...(vehicle ? [row('vehicle', vehicleText(vehicle))] : []),
    ...(caseNumber === undefined ? [] : [row('caseNumber', caseNumber)]),
    row('source', sourceNames[alert.author.kind][language]),
    ...(isOpening(message) || isClosing(message)
      ? []
      : [row('certainty', certaintyNames[message.certainty][language])]),
    ...(isOpening(message) ? [] : [row('followedBy', sourceNames[message.by.kind][language])]),
    ...audienceRow(notice, row, language),
  ];
}

function audienceRow<Row>(
  { groupId, communityName }: Notice,
  row: (name: 'community' | 'referents', value: string) => Row,
  language: Language,
): Row[] {
  if (!isCommunity(groupId)) return [row('referents', allReferents[language])];
  return communityName === undefined ? [] : [row('community', communityName)];
}

/** What stands over the alert's words, when the news is something else. */
export const originalWords: Bilingual = { fr: 'L’alerte d’origine', en: 'The original alert' };

/** To a relative: whose alerts they read, and why. */
export const copyWords: Readonly<Record<Language, (of: string) => string>> = {
  fr: (of) => `Vous recevez une copie des alertes de danger de ${of}, qui vous a nommé(e) parmi ses proches.`,
  en: (of) => `You receive a copy of the danger alerts of ${of}, who named you as a relative.`,
};

export const footerWords = {
  read: { fr: 'Lire l’alerte dans Vigie', en: 'Read the alert in Vigie' },
  numbers: {
    fr: 'Urgences : 17 police, 18 pompiers, 15 SAMU, 112 en Europe, 114 par SMS si vous ne pouvez pas parler. Vigie ne les remplace pas.',
    en: 'Emergencies: 17 police, 18 fire, 15 medical, 112 in Europe, 114 by SMS if you cannot speak. Vigie does not replace them.',
  },
  unsubscribe: { fr: 'Ne plus recevoir ces e-mails', en: 'Stop these e-mails' },
} as const;
