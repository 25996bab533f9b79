/** A notice in the words of the Common Alerting Protocol: http://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html */
import type { Level } from '../../../contract/fields.ts';
import type { Certainty } from '../../../contract/operations/alert-fields.ts';
import type { Alert, Message } from '../alerts/alert.ts';
import { isPublic } from '../alerts/publicity.ts';
import type { Notice } from '../publishing/posting.ts';
import { isClosing, isOpening } from '../publishing/telling.ts';
import { isExercise } from './words.ts';

const certainties: Readonly<Record<Certainty, string>> = {
  possible: 'Possible',
  likely: 'Likely',
  observed: 'Observed',
};

type Severity = 'Extreme' | 'Severe' | 'Moderate' | 'Minor';
type Urgency = 'Immediate' | 'Expected' | 'Future' | 'Past';

/** What each level is in CAP: how grave, and how soon to act. */
const gravities: Readonly<Record<Level, { readonly severity: Severity; readonly urgency: Urgency }>> = {
  danger: { severity: 'Severe', urgency: 'Immediate' },
  vigilance: { severity: 'Moderate', urgency: 'Expected' },
  information: { severity: 'Minor', urgency: 'Future' },
};

/** Where the category tells more than the level: a threat to the lives of many, and what is over when it is found. */
const severityOf: Readonly<Record<string, Severity>> = { evacuation: 'Extreme' };
const urgencyOf: Readonly<Record<string, Urgency>> = {
  burglary_past: 'Past',
  theft: 'Past',
  vandalism: 'Past',
  witness_appeal: 'Past',
};

/** Elements of CAP by their names. */
export interface CapElements {
  readonly identifier: string;
  readonly status: 'Actual' | 'Exercise';
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly scope: 'Public' | 'Restricted';
  readonly severity: Severity;
  readonly urgency: Urgency;
  readonly certainty: string;
}

export function capElements({ alert, message }: Pick<Notice, 'alert' | 'message'>): CapElements {
  return {
    identifier: identifierOf(alert, message),
    status: isExercise(alert) ? 'Exercise' : 'Actual',
    msgType: msgTypeOf(message),
    scope: isPublic(alert) ? 'Public' : 'Restricted',
    severity: severityOf[alert.category] ?? gravities[alert.level].severity,
    urgency: isClosing(message) ? 'Past' : (urgencyOf[alert.category] ?? gravities[alert.level].urgency),
    certainty: certainties[message.certainty],
  };
}

/**
 * What was said before it, `sender,identifier,sent` of each message from the first one on. Whoever reads an alert for the first time has
 * heard of none.
 * @param sender a name that nobody else uses: the host of the platform's links
 */
export function capReferences({ alert, message }: Pick<Notice, 'alert' | 'message'>, sender: string): string[] {
  if (isOpening(message)) return [];
  const earlier = alert.messages.slice(0, message.number);
  return earlier.map((one) => [sender, identifierOf(alert, one), capTime(one.at)].join(','));
}

function msgTypeOf(message: Message): CapElements['msgType'] {
  if (isClosing(message)) return 'Cancel';
  return isOpening(message) ? 'Alert' : 'Update';
}

const identifierOf = ({ alertId }: Pick<Alert, 'alertId'>, { number }: Pick<Message, 'number'>): string =>
  `${alertId}.${number}`;

/** CAP has neither milliseconds nor a `Z`. @param instant ISO 8601 */
export const capTime = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}-00:00`;
