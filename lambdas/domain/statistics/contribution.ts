import { channelName } from '../../../contract/fields.ts';
import type { Alert } from '../alerts/alert.ts';
import { livingStatuses, wasPublished } from '../alerts/alert-state.ts';
import { wasToldNeighbours } from '../alerts/publicity.ts';
import type { SettledDelivery } from '../deliveries/delivery-totals.ts';
import { toTwoDigits } from '../histogram.ts';
import { localDay, localHour } from '../local-time.ts';
import { isExercise } from '../messages/words.ts';
import { hourMs } from '../milliseconds.ts';
import type { Tally } from './tally.ts';

/** What is added up together: a day of a community, or of what a municipality itself sends; exercises apart, and what only officers may count. */
export interface Sheet {
  readonly inseeCode: string;
  /** On the calendar of the municipality, ISO 8601. */
  readonly day: string;
  /** Where a resident reported; absent for alerts of the municipality. */
  readonly communityId?: string;
  readonly exercise: boolean;
  /** Whether it is in the public figures, or in those of officers alone. */
  readonly readers: 'everyone' | 'officers';
}

/** What has to be known beside an alert to count it. */
interface Known {
  readonly delivered?: SettledDelivery | undefined;
  /** Whether its community was large when it was first counted; of no account for what the municipality sent. */
  readonly ofMany: boolean;
}

/** What is counted on a sheet, of one alert or of all. */
export interface CountedSheet extends Sheet {
  readonly tally: Tally;
}

/**
 * What an alert adds to the figures of the day on which it was reported, as it stands. No clock tells in it: whether an alert that
 * nobody closed has expired is for whoever reads the figures, so that the alert need not be counted again at its hour. Public is only what
 * neighbours were told, and where they were many then.
 */
export function contributionOf(alert: Alert, { delivered, ofMany }: Known): CountedSheet {
  const { inseeCode, origin, reportedAt } = alert;
  const at = new Date(reportedAt);
  const of = origin ? { communityId: origin.communityId } : {};
  const tally = {
    alerts: 1,
    [`category:${alert.category}`]: 1,
    [`level:${alert.level}`]: 1,
    [`hour:${localHour(at, inseeCode)}`]: 1,
    ...outcomeTally(alert),
    ...(wasPublished(alert) ? publicationTally(alert) : {}),
    ...(delivered ? deliveryTally(delivered) : {}),
  };
  const readers = wasToldNeighbours(alert) && (origin === undefined || ofMany) ? 'everyone' : 'officers';
  return { inseeCode, day: localDay(at, inseeCode), ...of, exercise: isExercise(alert), readers, tally };
}

/** Of what nobody closed, the hour is counted by whose end it is over, in hours since 1970. */
function outcomeTally({ status, expiresAt, moderation }: Alert): Tally {
  const isLiving = livingStatuses.includes(status);
  const outcome = isLiving ? `${status}:${Math.ceil(Date.parse(expiresAt) / hourMs)}` : `outcome:${status}`;
  return { [outcome]: 1, ...(moderation.hidden === 'by-moderators' ? { hidden: 1 } : {}) };
}

/** What only an alert that left can come to: its delays, and neighbours who saw the same. */
function publicationTally({ messages, reportedAt, witnesses }: Alert): Tally {
  const secondsUntil = (at: string) => toTwoDigits((Date.parse(at) - Date.parse(reportedAt)) / 1000);
  const [published] = messages;
  const inCharge = messages.find(({ kind }) => kind === 'taken-in-charge');
  return {
    ...(published ? { published: 1, [`publication-delay:${secondsUntil(published.at)}`]: 1 } : {}),
    ...(inCharge ? { [`charge-delay:${secondsUntil(inCharge.at)}`]: 1 } : {}),
    ...(witnesses.confirm > 0 ? { witnessed: 1 } : {}),
  };
}

function deliveryTally({ totals, residents }: SettledDelivery): Tally {
  const channels = channelName.options.flatMap((channel) => [
    [`delivered:${channel}`, totals[channel].delivered],
    [`failed:${channel}`, totals[channel].failed],
  ]);
  const others = [
    ['sms-segments', totals.sms.smsParts],
    ['sms-micro-usd', totals.sms.priceMicros],
    ['residents-reached', residents],
  ];
  return Object.fromEntries([...channels, ...others].filter(([, number]) => number !== 0));
}
