/** What becomes of a posting, each as one update with its condition. */
import type { Level } from '../../../contract/fields.ts';
import type { Eligible, MessageOutcome, Posting } from '../../domain/publishing/posting.ts';
import { enlisted } from './new-publication.ts';
import { eligibleAttribute, feedKey, postingsPending, purgeOf } from './posting-items.ts';
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
  const { state: _, lastMessage: __, eligible: ___, ...progress } = enlisted(messageNumber);
  const whenNew = { firstMessage: messageNumber, ...progress, leaseEndsAt: 0 };
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

/** Gives the item as it was: a try does not count itself. */
export function claiming(now: Date, leaseSeconds: number): PostingUpdate {
  return {
    UpdateExpression: 'SET leaseEndsAt = :leaseEndsAt ADD triesBegun :one',
    ConditionExpression: 'publication = :pending AND leaseEndsAt <= :now',
    ReturnValues: 'ALL_OLD',
    ExpressionAttributeValues: {
      ':pending': 'pending',
      ':one': 1,
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

/** Only while the lease is out: given back twice, a try would be taken back twice. */
export function releasing(messageNumber: number, dueAt: Date): PostingUpdate {
  return {
    UpdateExpression: 'SET leaseEndsAt = :free, dueAt = :dueAt ADD triesBegun :untried',
    ConditionExpression: `${inHand} AND leaseEndsAt > :free`,
    ExpressionAttributeValues: {
      ...inHandValues(messageNumber),
      ':free': 0,
      ':dueAt': dueAt.getTime(),
      ':untried': -1,
    },
  };
}

/** Messages, from the one in hand to the last of them, that come to one outcome. */
export interface Done {
  readonly from: number;
  readonly upTo: number;
  readonly outcome: MessageOutcome;
  readonly eligible?: Eligible;
}

/** These messages are done, and the last of them was the last one: the posting leaves the index of what is pending. */
export const ending = (done: Done): PostingUpdate =>
  doneWith(done, {
    set: 'publication = :outcome',
    remove: 'REMOVE pendingKey, dueAt',
    condition: 'lastMessage = :upTo',
  });

/** These messages are done, and another one follows: due at once, before all others. */
export const following = (done: Done): PostingUpdate =>
  doneWith(done, { set: 'dueAt = :zero', remove: '', condition: 'lastMessage > :upTo' });

/** The next message starts afresh, and the lease is free. */
function doneWith(
  { from, upTo, outcome, eligible }: Done,
  { set, remove, condition }: Readonly<Record<'set' | 'remove' | 'condition', string>>,
): PostingUpdate {
  const numbers = Array.from({ length: upTo - from + 1 }, (_, index) => String(from + index));
  const sets = [
    'nextMessage = :next, messageIds = :none, attempts = :zero, leaseEndsAt = :zero',
    ...numbers.map((number) => `outcomes.#m${number} = :outcome`),
    ...(eligible ? ['#eligible = :eligible'] : []),
    set,
  ];
  return {
    UpdateExpression: `SET ${sets.join(', ')} ${remove} ADD triesBegun :untried`,
    ConditionExpression: `${inHand} AND ${condition}`,
    ExpressionAttributeNames: {
      ...Object.fromEntries(numbers.map((number) => [`#m${number}`, number])),
      ...(eligible ? { '#eligible': eligibleAttribute(from) } : {}),
    },
    ExpressionAttributeValues: {
      ...inHandValues(from),
      ':upTo': upTo,
      ':next': upTo + 1,
      ':none': {},
      ':zero': 0,
      ':untried': outcome === 'not-needed' ? -1 : 0,
      ':outcome': outcome,
      ...(eligible ? { ':eligible': eligible } : {}),
    },
  };
}
