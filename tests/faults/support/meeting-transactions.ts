import { setTimeout as wait } from 'node:timers/promises';
import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';

/** For how long a transaction holds its items, at the least: a local engine is done before another one comes. */
const heldMs = 2;

/**
 * Lets transactions meet as they do on AWS, which no local engine does: one that writes an item that another is writing at this moment
 * is cancelled. @returns how many were, so far
 */
export function letTransactionsMeet(client: DynamoDBClient): () => number {
  const held = new Set<string>();
  let cancelled = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName !== 'TransactWriteItemsCommand') return next(call);
        const keys = keysOf(call.input as TransactWriteItemsCommandInput);
        if (keys.some((key) => held.has(key))) {
          cancelled += 1;
          throw conflict(keys.map((key) => (held.has(key) ? 'TransactionConflict' : 'None')));
        }
        for (const key of keys) held.add(key);
        try {
          const [answer] = await Promise.all([next(call), wait(heldMs)]);
          return answer;
        } finally {
          for (const key of keys) held.delete(key);
        }
      },
    { step: 'initialize' },
  );
  return () => cancelled;
}

function keysOf({ TransactItems = [] }: TransactWriteItemsCommandInput): string[] {
  return TransactItems.map((write) => JSON.stringify(keyOf(write)));
}

function keyOf({ Put, Update, Delete, ConditionCheck }: TransactWriteItem) {
  const { TableName } = Put ?? Update ?? Delete ?? ConditionCheck ?? {};
  const key = Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key;
  return [TableName, key?.pk, key?.sk];
}

function conflict(codes: readonly string[]): TransactionCanceledException {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  return new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
}
