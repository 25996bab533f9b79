import type { Language } from '../../../contract/fields.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { certaintyOf } from '../alerts/alert-state.ts';
import { isOfficer } from '../municipalities/office.ts';
import type { Notice } from '../publishing/posting.ts';
import { isOpening } from '../publishing/telling.ts';
import { certaintyNames, sourceNames } from './words.ts';

/** What a message tells beyond the alert's own words: what happened to it, what came of it, and what was written. */
export function newsOf(notice: Notice, language: Language): string[] {
  const { outcome, text } = notice.message;
  const written = [outcome, text].filter((words) => words !== undefined);
  return [...eventsOf(notice, language), ...written];
}

/**
 * The news, and the alert's own words where the reader has to know them: when they are new to a group, and when they hold again. What
 * moderators withdrew is not said a second time.
 */
export function tidingsOf(notice: Notice, language: Language): string[] {
  const { alert, message } = notice;
  const saysAlert = isOpening(message) || message.kind === 'restored';
  return [...newsOf(notice, language), ...(saysAlert ? [alert.description] : [])];
}

function eventsOf({ alert, message }: Notice, language: Language): string[] {
  const { by, kind } = message;
  switch (kind) {
    case 'forwarding':
      return [forwardedBy[language](by), ...stateSinceThen(alert, language)];
    case 'taken-in-charge':
      return [takenBy[language](by)];
    case 'retracted':
      return [falseAlarm[language]];
    case 'hidden':
      return [withdrawn[language]];
    case 'restored':
      return [restored[language]];
    default:
      return [];
  }
}

/** What those who read an alert late have missed of it. */
function stateSinceThen(alert: Alert, language: Language): string[] {
  const taken = alert.messages.findLast(({ kind }) => kind === 'taken-in-charge');
  const certainty = certaintyOf(alert);
  const isSurer = certainty !== 'possible' && !isOfficer(alert.author);
  return [
    ...(taken ? [takenBy[language](taken.by)] : []),
    ...(isSurer ? [sureness[language](certaintyNames[certainty][language])] : []),
  ];
}

const forwardedBy = {
  fr: ({ kind }: Author) => `Relayé par ${sourceNames[kind].fr}.`,
  en: ({ kind }: Author) => `Forwarded by ${sourceNames[kind].en}.`,
};

/** That the police know is said once they have taken charge themselves, and never before. */
const takenBy = {
  fr: ({ kind }: Author) => `${capitalised(sourceNames[kind].fr)} s’en occupe.`,
  en: ({ kind }: Author) => `In the hands of ${sourceNames[kind].en}.`,
};

const sureness = {
  fr: (certainty: string) => `Fait ${certainty}.`,
  en: (certainty: string) => `The fact is ${certainty}.`,
};

const falseAlarm = { fr: 'Fausse alerte.', en: 'It was a false alarm.' };
const withdrawn = { fr: 'Les modérateurs l’ont retirée.', en: 'The moderators withdrew it.' };
const restored = { fr: 'Vérifiée, elle vaut à nouveau.', en: 'Checked by the moderators, it holds again.' };

const capitalised = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
