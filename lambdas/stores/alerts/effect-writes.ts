/** What is written beside an alert, each on the condition that nobody wrote it in between. */
import type { Alert } from '../../domain/alerts/alert.ts';
import { isPublic } from '../../domain/alerts/publicity.ts';
import { putNew, putUnder, putVersion } from '../conditional-puts.ts';
import { contestationItem } from '../contestations/contestation-items.ts';
import type { Write } from '../database.ts';
import { historyItem, plateItem, publicItem, receivedItem, witnessItem } from './alert-items.ts';
import type { AcceptEffects, SaveEffects } from './alerts.ts';
import { exerciseItem } from './exercise-items.ts';
import { directPostingItem, messageItem } from './posting-items.ts';
import { recordItem } from './reporter-items.ts';

type Effects = Omit<AcceptEffects & SaveEffects, 'right'>;

export function effectWrites(
  table: string,
  alert: Alert,
  { history, spread = [], record, witness, contestation, posting, plate, exercises, received }: Effects,
  now: Date,
): Write[] {
  return [
    ...history.map((entry) => putNew(table, historyItem(alert, entry))),
    ...spread.map((messageNumber) => putNew(table, messageItem(alert, messageNumber))),
    ...(record ? [putUnder(table, recordItem(record, now), record.version)] : []),
    ...(exercises ? [putUnder(table, exerciseItem(exercises, now), exercises.version)] : []),
    ...(witness ? [witnessWrite(table, alert, witness)] : []),
    ...(contestation ? [contestationWrite(table, contestation)] : []),
    ...(posting ? [putNew(table, directPostingItem(alert, posting))] : []),
    ...(plate ? [putNew(table, plateItem(plate))] : []),
    ...(received ? [putNew(table, receivedItem(alert, received))] : []),
  ];
}

/** In the list of what is for everyone: once it is, and again when it goes to more communities. */
export function publicWrites(table: string, before: Alert | undefined, after: Alert): Write[] {
  if (!isPublic(after)) return [];
  const isListed = before !== undefined && isPublic(before);
  const isTheSame = before?.addressees.communityIds.length === after.addressees.communityIds.length;
  return isListed && isTheSame ? [] : [{ Put: { TableName: table, Item: publicItem(after) } }];
}

function contestationWrite(table: string, { before, after }: NonNullable<SaveEffects['contestation']>): Write {
  return putVersion(table, contestationItem({ ...after, version: before.version + 1 }), before.version);
}

function witnessWrite(table: string, alert: Alert, witness: NonNullable<SaveEffects['witness']>): Write {
  const item = witnessItem(alert, witness);
  if (witness.before === undefined) return putNew(table, item);
  return {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: 'seen = :before',
      ExpressionAttributeValues: { ':before': witness.before },
    },
  };
}
