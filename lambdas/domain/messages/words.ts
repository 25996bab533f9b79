/** The words that all messages share, in the two languages. */
import type { Bilingual, Level } from '../../../contract/fields.ts';
import type { EmergencyCalled } from '../../../contract/operations/alerts.ts';
import type { Posting } from '../posting.ts';

/** The alert's gravity, as every message names it first. */
export const levelNames: Readonly<Record<Level, Bilingual>> = {
  danger: { fr: 'DANGER', en: 'DANGER' },
  vigilance: { fr: 'VIGILANCE', en: 'VIGILANCE' },
  information: { fr: 'INFORMATION', en: 'INFORMATION' },
};

/** Whether the emergency number was called: what the person who reports says, never what the police know. */
export const calledWords: Readonly<Record<EmergencyCalled, Bilingual>> = {
  yes: { fr: 'appelé', en: 'called' },
  no: { fr: 'pas encore appelé', en: 'not called yet' },
  'not-needed': { fr: 'pas appelé', en: 'not called' },
};

export const isExercise = ({ category }: Pick<Posting, 'category'>) => category === 'exercise';
