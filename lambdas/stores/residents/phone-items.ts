/** What awaits an answer from a phone, and what was answered, as items of the phone's partition. */

import { dayMs } from '../../domain/milliseconds.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Enrolment, enrolmentLifeMs } from '../../domain/residents/enrolment.ts';
import type { Item } from '../database.ts';
import { dailyCountWrite } from './daily-counts.ts';
import { enrolmentKey, refusedKey } from './endpoint-keys.ts';
import { expiryAfter } from './expiry.ts';
import { changedMeanwhile, type GuardedWrite } from './guarded-writes.ts';
import { communityGroup } from './resident-items.ts';
import type { DirectoryEntry, SaveEffects } from './residents.ts';
import { questionWrite } from './sending-items.ts';

/** As moderators find it in the directory: what one of them wrote, whether the number is somebody's or not. */
export function entryOf({ residentId, name, address }: Enrolment): DirectoryEntry {
  return { residentId, status: 'pending', name, address, awaitsAnswer: true };
}

function enrolmentItem(enrolment: Enrolment): Item {
  const { phone, communityId, residentId, askedAt } = enrolment;
  return {
    ...enrolmentKey(phone, communityId),
    residentId,
    enrolment,
    groupKey: communityGroup(communityId),
    groupSort: `pending#${residentId}`,
    directoryEntry: entryOf(enrolment),
    expiresAtSeconds: expiryAfter(new Date(askedAt), enrolmentLifeMs),
  };
}

/** Asked again, they keep the id that they were given; of two who enrol the same number at once, one is told to look again. */
export function enrolmentWrites(table: string, enrolment: Enrolment): GuardedWrite[] {
  const at = new Date(enrolment.askedAt);
  const write = {
    Put: {
      TableName: table,
      Item: enrolmentItem(enrolment),
      ConditionExpression: 'attribute_not_exists(pk) OR residentId = :residentId OR expiresAtSeconds <= :nowSeconds',
      ExpressionAttributeValues: {
        ':residentId': enrolment.residentId,
        ':nowSeconds': Math.floor(at.getTime() / 1000),
      },
    },
  };
  return [
    { write, refusal: changedMeanwhile },
    questionWrite(table, enrolment.phone, at),
    dailyCountWrite(table, enrolment.enrolledBy, 'enrolments', at),
  ];
}

/** Of an answer given twice at once, one finds nothing left to answer. */
export function answerWrite(table: string, { phone, communityId, residentId }: Enrolment): GuardedWrite {
  const write = {
    Delete: {
      TableName: table,
      Key: enrolmentKey(phone, communityId),
      ConditionExpression: 'residentId = :residentId',
      ExpressionAttributeValues: { ':residentId': residentId },
    },
  };
  return { write, refusal: changedMeanwhile };
}

/** How long whoever refused is left alone by the same resident. */
export const leftAloneMs = 30 * dayMs;

/** Counted for the resident and for whoever is invited, who has not refused the same resident lately. */
export function invitationWrites(
  table: string,
  residentId: string,
  { contact, at }: NonNullable<SaveEffects['invitation']>,
): GuardedWrite[] {
  const write = {
    ConditionCheck: {
      TableName: table,
      Key: refusedKey(contact, residentId),
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAtSeconds <= :nowSeconds',
      ExpressionAttributeValues: { ':nowSeconds': Math.floor(at.getTime() / 1000) },
    },
  };
  return [
    { write, refusal: () => new Refusal('relative-refused') },
    questionWrite(table, contact, at),
    dailyCountWrite(table, residentId, 'invitations', at),
  ];
}

export function relativeAnswerWrite(
  table: string,
  residentId: string,
  { contact, answer, at }: NonNullable<SaveEffects['relativeAnswer']>,
): GuardedWrite {
  const key = refusedKey(contact, residentId);
  if (answer === 'yes') return { write: { Delete: { TableName: table, Key: { ...key } } } };
  const Item = { ...key, expiresAtSeconds: expiryAfter(at, leftAloneMs) };
  return { write: { Put: { TableName: table, Item } } };
}
