/** The sentences of an alert's e-mail. They say what was reported, and never that the police know. */
import type { Language } from '../../../contract/fields.ts';
import type { EmergencyCalled } from '../../../contract/operations/alerts.ts';
import { localTime } from '../local-time.ts';
import type { Author, Posting } from '../posting.ts';
import { type EmergencyNumber, emergencyNumber, emergencyServices } from './emergency.ts';
import { isExercise } from './words.ts';

/** What the e-mail says before anything else: the emergency number, or that all this is an exercise. */
export function urgentWords(posting: Posting, language: Language): string[] {
  if (isExercise(posting)) return [exerciseWords[language]];
  const number = emergencyNumber(posting);
  const called = calledSentences[posting.emergencyCalled][language](number);
  if (posting.level === 'danger') return [callFirst[language](number), called];
  return posting.emergencyCalled === 'not-needed' ? [] : [called];
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
  source: { fr: 'Signalé par', en: 'Reported by' },
  community: { fr: 'Communauté', en: 'Community' },
} as const;

const sources: Readonly<Record<Author['kind'], Record<Language, string>>> = {
  resident: { fr: 'un voisin', en: 'a neighbour' },
  referent: { fr: 'un référent', en: 'a referent' },
  police: { fr: 'la police municipale', en: 'the municipal police' },
  'town-hall': { fr: 'la mairie', en: 'the town hall' },
};

/** The facts, each with its label; who reports is told by their part, never by their name. */
export function factRows(posting: Posting, language: Language): { label: string; value: string }[] {
  const { vehicle } = posting;
  const row = (name: keyof typeof labels, value: string) => ({ label: labels[name][language], value });
  return [
    row('place', posting.place.description),
    row('time', localTime(posting.happenedAt, posting.inseeCode, language)),
    ...(vehicle ? [row('vehicle', [vehicle.type, vehicle.colour, vehicle.make].filter(Boolean).join(', '))] : []),
    row('source', sources[posting.author.kind][language]),
    row('community', posting.communityName),
  ];
}

export const closingWords = {
  read: { fr: 'Lire l’alerte dans Vigie', en: 'Read the alert in Vigie' },
  numbers: {
    fr: 'Urgences : 17 police, 18 pompiers, 15 SAMU, 112 en Europe, 114 par SMS si vous ne pouvez pas parler. Vigie ne les remplace pas.',
    en: 'Emergencies: 17 police, 18 fire, 15 medical, 112 in Europe, 114 by SMS if you cannot speak. Vigie does not replace them.',
  },
  unsubscribe: { fr: 'Ne plus recevoir ces e-mails', en: 'Stop these e-mails' },
} as const;
