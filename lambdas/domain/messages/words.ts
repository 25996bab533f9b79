/** The words that all messages share, in the two languages. */
import type { Bilingual, Level } from '../../../contract/fields.ts';
import type { Certainty, EmergencyCalled, SourceKind, Vehicle } from '../../../contract/operations/alert-fields.ts';
import type { Alert, Message } from '../alerts/alert.ts';
import { isOfficer } from '../municipalities/office.ts';

/** The alert's gravity, as every message names it first. */
export const levelNames: Readonly<Record<Level, Bilingual>> = {
  danger: { fr: 'DANGER', en: 'DANGER' },
  vigilance: { fr: 'VIGILANCE', en: 'VIGILANCE' },
  information: { fr: 'INFORMATION', en: 'INFORMATION' },
};

/** What a message says of the alert's state; the alert itself says none. */
export const stateNames: Readonly<Partial<Record<Message['kind'], Bilingual>>> = {
  update: { fr: 'SUITE', en: 'UPDATE' },
  'taken-in-charge': { fr: 'PRISE EN CHARGE', en: 'TAKEN IN CHARGE' },
  restored: { fr: 'ALERTE RÉTABLIE', en: 'ALERT RESTORED' },
  resolved: { fr: 'FIN D’ALERTE', en: 'ALERT OVER' },
  retracted: { fr: 'ALERTE RETIRÉE', en: 'ALERT WITHDRAWN' },
  hidden: { fr: 'ALERTE RETIRÉE', en: 'ALERT WITHDRAWN' },
};

/** How sure the fact is. */
export const certaintyNames: Readonly<Record<Certainty, Bilingual>> = {
  possible: { fr: 'possible', en: 'possible' },
  likely: { fr: 'probable', en: 'likely' },
  observed: { fr: 'constaté', en: 'observed' },
};

/** Who speaks, by their part in the scheme and never by their name. */
export const sourceNames: Readonly<Record<SourceKind, Bilingual>> = {
  resident: { fr: 'un voisin', en: 'a neighbour' },
  referent: { fr: 'un référent', en: 'a referent' },
  police: { fr: 'la police municipale', en: 'the municipal police' },
  'town-hall': { fr: 'la mairie', en: 'the town hall' },
};

/** Whether the emergency number was called: what the person who reports says, never what the police know. */
export const calledWords: Readonly<Record<EmergencyCalled, Bilingual>> = {
  yes: { fr: 'appelé', en: 'called' },
  no: { fr: 'pas encore appelé', en: 'not called yet' },
  'not-needed': { fr: 'pas appelé', en: 'not called' },
};

/** Whether neighbours are to know if the number was called: officers need not, and then it says nothing. */
export const tellsWhetherCalled = ({ author, emergencyCalled }: Pick<Alert, 'author' | 'emergencyCalled'>): boolean =>
  emergencyCalled !== 'not-needed' || !isOfficer(author);

/** What an alert tells of whether it is practice; a request may say so too. */
export interface MayBeExercise {
  readonly category: string;
  readonly exercise?: boolean | undefined;
}

/** Whether it is practice: by its own word, or by the category that is nothing else. */
export const isExercise = ({ category, exercise }: MayBeExercise): boolean =>
  exercise === true || category === 'exercise';

/** The first word of every text about an exercise. */
export const exerciseNames: Bilingual = { fr: 'EXERCICE', en: 'EXERCISE' };
/** A vehicle as it looks. */
export const vehicleText = ({ type, colour, make }: Vehicle): string => [type, colour, make].filter(Boolean).join(', ');
