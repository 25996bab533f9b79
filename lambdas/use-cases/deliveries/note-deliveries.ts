import { type Contact, wayOfEndpoint } from '../../domain/deliveries/contacts.ts';
import { copyRecipientOf, recipientOf, smsOf } from '../../domain/deliveries/recipients.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import type { LoggedDelivery } from '../../messaging/delivery-logs.ts';
import type { DeliveryStore, PublishedNotice } from '../../stores/alerts/deliveries.ts';
import type { ContactStore } from '../../stores/residents/contacts.ts';
import { type ContactDependencies, noteContacts } from './note-contacts.ts';
import type { MessageReceipt } from './note-receipts.ts';

interface Dependencies extends ContactDependencies {
  readonly deliveries: Pick<DeliveryStore, 'findPublished'>;
  readonly contacts: Pick<ContactStore, 'noteContact' | 'findHolders' | 'findTold'>;
  readonly noteReceipts: (receipts: readonly MessageReceipt[]) => Promise<void>;
  /** A phone or a device is said to be lost for good; a phone that no resident holds may be a relative's. */
  readonly retire: (logged: LoggedDelivery, holderId: string | undefined) => Promise<void>;
  /** What the ARN of every topic of this stage begins with: other stages of the account log to the same place. */
  readonly topicArnPrefix: string;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** A publisher writes down what SNS took just after it took it: a log may be read in between. */
const patienceMs = [200, 800];

const retiredAtOnce = 5;

/**
 * Notes what became of SMS and pushes at each phone and device. A code or a notice to one of them is of no alert: it only tells how its
 * holder was reached.
 * @throws when a message of a topic of ours is not known yet: all of it may be noted again
 */
export const noteDeliveries =
  (dependencies: Dependencies) =>
  async (logged: readonly LoggedDelivery[]): Promise<void> => {
    const { contacts, noteReceipts, retire, topicArnPrefix } = dependencies;
    const ours = logged.filter(({ topicArn = topicArnPrefix }) => topicArn.startsWith(topicArnPrefix));
    const [published, holders] = await Promise.all([
      findPublished(dependencies, ours),
      contacts.findHolders([...new Set(ours.map(({ address }) => address))]),
    ]);
    const told = await findTold(contacts, ours, published, holders);
    await noteReceipts(ours.flatMap((each) => receiptsOf(each, published, holders, told)));
    await noteContacts(
      dependencies,
      ours.flatMap((each) => contactsOf(each, holders)),
    );
    await forEachOf(ours.filter(isLoss), retiredAtOnce, (each) => retire(each, holders.get(each.address)));
    const unknown = ours.filter(({ topicArn, messageId }) => topicArn !== undefined && !published.has(messageId));
    if (unknown.length > 0) throw new Error(`${unknown.length} deliveries are of messages not known yet`);
  };

const isLoss = ({ fate }: LoggedDelivery) =>
  fate === 'opted-out' || fate === 'endpoint-disabled' || fate === 'number-not-valid';

async function findPublished(
  { deliveries, wait }: Dependencies,
  logged: readonly LoggedDelivery[],
): Promise<ReadonlyMap<string, PublishedNotice>> {
  const messageIds = [...new Set(logged.map(({ messageId }) => messageId))];
  const found = new Map(await deliveries.findPublished(messageIds));
  for (const waitMs of patienceMs) {
    const missing = messageIds.filter((messageId) => !found.has(messageId));
    if (missing.length === 0) break;
    await wait(waitMs);
    for (const [messageId, notice] of await deliveries.findPublished(missing)) found.set(messageId, notice);
  }
  return found;
}

/** Those who are told in the group of the message by their own choice, by what they hold: to anybody else it is a copy. */
async function findTold(
  contacts: Pick<ContactStore, 'findTold'>,
  logged: readonly LoggedDelivery[],
  published: ReadonlyMap<string, PublishedNotice>,
  holders: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const pairs = logged.flatMap(({ messageId, address }) => {
    const [groupId, residentId] = [published.get(messageId)?.groupId, holders.get(address)];
    return groupId === undefined || residentId === undefined ? [] : [{ groupId, residentId }];
  });
  const told = await contacts.findTold(pairs);
  return new Set(told.map(({ groupId, residentId }) => recipientOf(groupId, residentId)));
}

function receiptsOf(
  { messageId, channel, address, fate, at, smsParts = 0, priceMicros = 0 }: LoggedDelivery,
  published: ReadonlyMap<string, PublishedNotice>,
  holders: ReadonlyMap<string, string>,
  told: ReadonlySet<string>,
): MessageReceipt[] {
  const notice = published.get(messageId);
  if (!notice) return [];
  const { alertId, groupId, messageNumber, saidAt } = notice;
  const delayMs = Math.max(0, at.getTime() - Date.parse(saidAt));
  const holder = recipientOf(groupId, holders.get(address) ?? '');
  return [
    {
      alertId,
      messageNumber,
      channel,
      recipient: told.has(holder) ? holder : copyRecipientOf(groupId, address),
      fate,
      ...(fate === 'delivered' ? { delayMs } : {}),
      ...(smsParts + priceMicros > 0 ? { paid: { [smsOf(messageId)]: { smsParts, priceMicros } } } : {}),
    },
  ];
}

function contactsOf({ channel, address, fate, at }: LoggedDelivery, holders: ReadonlyMap<string, string>): Contact[] {
  const residentId = holders.get(address);
  if (residentId === undefined) return [];
  const way = channel === 'sms' ? channel : wayOfEndpoint(address);
  return [{ residentId, way, at, ...(fate === 'delivered' ? {} : { failure: fate }) }];
}
