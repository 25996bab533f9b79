import type { ChannelName } from '../../../contract/fields.ts';
import { countsOf, type Receipt, withReceipts } from '../../domain/deliveries/receipts.ts';
import { partOf } from '../../domain/deliveries/recipients.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import type { DeliveryStore, LedgerKey } from '../../stores/alerts/deliveries.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock } from '../use-case.ts';

interface Dependencies {
  readonly deliveries: Pick<DeliveryStore, 'findLedger' | 'saveLedger'>;
  readonly clock: Clock;
}

/** A receipt, and of which message on which channel. */
export interface MessageReceipt extends Receipt {
  readonly alertId: string;
  readonly messageNumber: number;
  readonly channel: ChannelName;
}

/** How many parts of ledgers are written at once. */
const partsAtOnce = 8;

/**
 * Writes receipts into the ledgers of their messages, those of one part together. What was noted already changes nothing, whatever the
 * order: noting them again is harmless, after a crash too.
 */
export const noteReceipts =
  ({ deliveries, clock }: Dependencies) =>
  async (receipts: readonly MessageReceipt[]): Promise<void> => {
    const byPart = Map.groupBy(receipts, ({ alertId, messageNumber, channel, recipient }) =>
      [alertId, messageNumber, channel, partOf(recipient)].join(' '),
    );
    await forEachOf([...byPart.values()], partsAtOnce, async (together) => {
      const [first] = together;
      if (first) await notePart({ deliveries, clock }, keyOf(first), together);
    });
  };

function keyOf({ alertId, messageNumber, channel, recipient }: MessageReceipt): LedgerKey {
  return { alertId, messageNumber, channel, part: partOf(recipient) };
}

function notePart({ deliveries, clock }: Dependencies, key: LedgerKey, receipts: readonly MessageReceipt[]) {
  const told = receipts.map(({ alertId: _, messageNumber: __, channel: ___, ...receipt }) => receipt);
  return retryWhenChanged(async () => {
    const before = await deliveries.findLedger(key);
    const entries = withReceipts(key.channel, before.entries, told);
    if (entries !== before.entries) await deliveries.saveLedger(key, before, entries, countsOf(entries), clock());
  }, amongMany);
}
