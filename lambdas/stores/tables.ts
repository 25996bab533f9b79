/**
 * The three tables, as plain data: the stacks make them, the store tests make them on a local engine, and the stores read and
 * write no other key or index.
 */
interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N';
}

export interface IndexShape {
  readonly name: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey: KeyAttribute;
}

export interface TableShape {
  /** The table's construct; the physical name is given by CloudFormation. */
  readonly name: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey: KeyAttribute;
  /** Each one projects whole items; an item without the index's keys is not in it. */
  readonly indexes: readonly IndexShape[];
  /** Epoch seconds after which DynamoDB may delete the item. */
  readonly timeToLiveAttribute: string;
  /** Whether changes are streamed, with the item before and after. */
  readonly stream: boolean;
}

const text = (name: string): KeyAttribute => ({ name, type: 'S' });

const common = { partitionKey: text('pk'), sortKey: text('sk'), timeToLiveAttribute: 'expiresAtSeconds' } as const;

export const tables = {
  residents: {
    ...common,
    name: 'Residents',
    indexes: [
      { name: 'byGroup', partitionKey: text('groupKey'), sortKey: text('groupSort') },
      { name: 'unsynced', partitionKey: text('unsyncedKey'), sortKey: { name: 'unsyncedSinceMs', type: 'N' } },
    ],
    stream: true,
  },
  communities: {
    ...common,
    name: 'Communities',
    indexes: [{ name: 'byMunicipality', partitionKey: text('municipalityKey'), sortKey: text('municipalitySort') }],
    stream: false,
  },
  alerts: {
    ...common,
    name: 'Alerts',
    indexes: [
      { name: 'byGroup', partitionKey: text('feedKey'), sortKey: text('feedSort') },
      { name: 'byMunicipality', partitionKey: text('municipalityKey'), sortKey: text('municipalitySort') },
      { name: 'moderation', partitionKey: text('moderationKey'), sortKey: text('moderationSort') },
      { name: 'pending', partitionKey: text('pendingKey'), sortKey: { name: 'dueAt', type: 'N' } },
    ],
    stream: true,
  },
} as const satisfies Record<string, TableShape>;

export type TableId = keyof typeof tables;
