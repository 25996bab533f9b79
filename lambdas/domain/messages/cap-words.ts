/** The words in which open formats tell an alert: as neighbours read it, complete in each message, and naming nobody. */
import type { Bilingual, Language } from '../../../contract/fields.ts';
import type { SourceKind } from '../../../contract/operations/alert-fields.ts';
import type { Municipality } from '../communities/community.ts';
import type { Notice } from '../publishing/posting.ts';
import { newsOf } from './news.ts';
import { openingOf } from './opening.ts';
import { exerciseNames, isExercise, vehicleText } from './words.ts';

export function headlineOf(notice: Notice, language: Language): string {
  const { categoryLabel, place } = notice.alert;
  const colon = language === 'fr' ? ' :' : ':';
  return `${openingOf(notice, language)}${colon} ${categoryLabel[language]} – ${place.description}`;
}

/** Who speaks, by their part in the scheme, and where. */
export function senderName(kind: SourceKind, municipality: Municipality | undefined): Bilingual {
  const { fr, en } = speakers[kind];
  return municipality ? { fr: `${fr} – ${municipality.name}`, en: `${en} – ${municipality.name}` } : { fr, en };
}

const speakers: Readonly<Record<SourceKind, Bilingual>> = {
  resident: { fr: 'Vigie, un voisin', en: 'Vigie, a neighbour' },
  referent: { fr: 'Vigie, un référent', en: 'Vigie, a referent' },
  police: { fr: 'Police municipale', en: 'Municipal police' },
  'town-hall': { fr: 'Mairie', en: 'Town hall' },
};

/** A message replaces those before it, so that it says all there is to know; what moderators withdrew is not said a second time. */
export function descriptionOf(notice: Notice, language: Language): string {
  const { alert, message } = notice;
  const { vehicle, caseNumber, description } = alert;
  const facts = [
    description,
    ...(vehicle ? [labels.vehicle[language] + vehicleText(vehicle)] : []),
    ...(caseNumber === undefined ? [] : [labels.caseNumber[language] + caseNumber]),
  ];
  const told = [...newsOf(notice, language), ...(message.kind === 'hidden' ? [] : facts)];
  return [...(isExercise(alert) ? [`${exerciseNames[language]}.`] : []), ...told].join('\n');
}

const labels = {
  vehicle: { fr: 'Véhicule : ', en: 'Vehicle: ' },
  caseNumber: { fr: 'Dossier : ', en: 'File: ' },
} as const;
