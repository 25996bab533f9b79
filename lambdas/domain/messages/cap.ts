/** A notice in the words of the Common Alerting Protocol: http://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html */
import type { Level } from '../../../contract/fields.ts';
import type { Certainty } from '../../../contract/operations/alert-fields.ts';
import type { Alert, Message } from '../alert.ts';
import { isOfficer } from '../office.ts';
import type { Notice } from '../posting.ts';
import { isClosing, isOpening } from '../telling.ts';
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

/** Elements of CAP by their names. `references` holds `sender,identifier,sent` of what was said before. */
export interface CapElements {
  readonly identifier: string;
  readonly status: 'Actual' | 'Exercise';
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly scope: 'Public' | 'Restricted';
  readonly severity: Severity;
  readonly urgency: Urgency;
  readonly certainty: string;
  readonly references?: string;
}

/** @param sender a name that nobody else uses: the host of the platform's links */
export function capElements({ alert, message }: Notice, sender: string): CapElements {
  const references = isOpening(message) ? '' : referencesTo(alert, alert.messages.slice(0, message.number), sender);
  return {
    identifier: identifierOf(alert, message),
    status: isExercise(alert) ? 'Exercise' : 'Actual',
    msgType: msgTypeOf(message),
    scope: isOfficer(alert.author) ? 'Public' : 'Restricted',
    severity: severityOf[alert.category] ?? gravities[alert.level].severity,
    urgency: isClosing(message) ? 'Past' : (urgencyOf[alert.category] ?? gravities[alert.level].urgency),
    certainty: certainties[message.certainty],
    ...(references === '' ? {} : { references }),
  };
}

function msgTypeOf(message: Message): CapElements['msgType'] {
  if (isClosing(message)) return 'Cancel';
  return isOpening(message) ? 'Alert' : 'Update';
}

const identifierOf = ({ alertId }: Pick<Alert, 'alertId'>, { number }: Pick<Message, 'number'>): string =>
  `${alertId}.${number}`;

/** A push notification holds 4 KB in all. */
const longestReferences = 600;

/** As many of the last ones as there is room for. */
function referencesTo(alert: Alert, earlier: readonly Message[], sender: string): string {
  const all = earlier.map((message) => [sender, identifierOf(alert, message), sentAt(message)].join(','));
  const longest = Math.max(...all.map(({ length }) => length));
  const most = Math.floor(longestReferences / (longest + 1));
  return all.slice(Math.max(0, all.length - most)).join(' ');
}

/** CAP has neither milliseconds nor a `Z`. */
const sentAt = ({ at }: Pick<Message, 'at'>): string => `${new Date(at).toISOString().slice(0, 19)}-00:00`;
