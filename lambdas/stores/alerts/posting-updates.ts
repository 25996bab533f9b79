/** What becomes of a posting, each as one update with its condition. */
import type { Level } from '../../../contract/fields.ts';
import type { MessageOutcome, Posting } from '../../domain/posting.ts';
import { enlisted } from './new-publication.ts';
import { feedKey, postingsPending, purgeOf } from './posting-items.ts';
import type { PostingUpdate } from './update-posting.ts';

/** Unless this message was enlisted already, or one that was said after it. */
export function enlistment(posting: Posting, messageNumber: number, dueAt: Date): PostingUpdate {
  const { alertId, groupId, communityName, level } = posting;
  const always = {
    alertId,
    groupId,
    ...(communityName === undefined ? {} : { communityName }),
    level,
    lastMessage: messageNumber,
    publication: 'pending',
    pendingKey: postingsPending(level),
    dueAt: dueAt.getTime(),
    feedKey: feedKey(groupId),
    feedSort: alertId,
    expiresAtSeconds: purgeOf(alertId),
  };
  const { nextMessage, attempts, messageIds, outcomes } = enlisted(messageNumber);
  const whenNew = { firstMessage: messageNumber, nextMessage, attempts, messageIds, outcomes, leaseEndsAt: 0 };
  const sets = [
    ...Object.keys(always).map((name) => `#${name} = :${name}`),
    ...Object.keys(whenNew).map((name) => `#${name} = if_not_exists(#${name}, :${name})`),
  ];
  const attributes = Object.entries({ ...always, ...whenNew });
  return {
    UpdateExpression: `SET ${sets.join(', ')}`,
    ConditionExpression: 'attribute_not_exists(#lastMessage) OR #lastMessage < :lastMessage',
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
  };
}

export function claiming(now: Date, leaseSeconds: number): PostingUpdate {
  return {
    UpdateExpression: 'SET leaseEndsAt = :leaseEndsAt',
    ConditionExpression: 'publication = :pending AND leaseEndsAt <= :now',
    ExpressionAttributeValues: {
      ':pending': 'pending',
      ':now': now.getTime(),
      ':leaseEndsAt': now.getTime() + leaseSeconds * 1000,
    },
  };
}

/** The message is on its way still. */
const inHand = 'publication = :pending AND nextMessage = :message';
const inHandValues = (messageNumber: number) => ({ ':pending': 'pending', ':message': messageNumber });

export function publishedTo(messageNumber: number, minimumLevel: Level, messageId: string): PostingUpdate {
  return {
    UpdateExpression: 'SET messageIds.#level = :messageId',
    ConditionExpression: inHand,
    ExpressionAttributeNames: { '#level': minimumLevel },
    ExpressionAttributeValues: { ...inHandValues(messageNumber), ':messageId': messageId },
  };
}

export function postponement(messageNumber: number, dueAt: Date): PostingUpdate {
  return {
    UpdateExpression: 'SET leaseEndsAt = :free, dueAt = :dueAt ADD attempts :one',
    ConditionExpression: inHand,
    ExpressionAttributeValues: {
      ...inHandValues(messageNumber),
      ':free': 0,
      ':dueAt': dueAt.getTime(),
      ':one': 1,
    },
  };
}

/** The next message starts afresh, and the lease is free. */
const done =
  'nextMessage = :next, messageIds = :none, attempts = :zero, leaseEndsAt = :zero, outcomes.#message = :outcome';

/** The message is done, and it was the last one: the posting leaves the index of what is pending. */
export function ending(messageNumber: number, outcome: MessageOutcome): PostingUpdate {
  return {
    UpdateExpression: `SET ${done}, publication = :outcome REMOVE pendingKey, dueAt`,
    ConditionExpression: `${inHand} AND lastMessage = :message`,
    ...doneWith(messageNumber, outcome),
  };
}

/** The message is done, and another one follows: due at once, before all others. */
export function following(messageNumber: number, outcome: MessageOutcome): PostingUpdate {
  return {
    UpdateExpression: `SET ${done}, dueAt = :zero`,
    ConditionExpression: `${inHand} AND lastMessage > :message`,
    ...doneWith(messageNumber, outcome),
  };
}

function doneWith(messageNumber: number, outcome: MessageOutcome) {
  return {
    ExpressionAttributeNames: { '#message': String(messageNumber) },
    ExpressionAttributeValues: {
      ...inHandValues(messageNumber),
      ':next': messageNumber + 1,
      ':none': {},
      ':zero': 0,
      ':outcome': outcome,
    },
  };
}
