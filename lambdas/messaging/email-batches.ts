import type { Announcement } from '../../contract/events/announcement.ts';

export interface EmailBatches {
  /**
   * Puts an announcement, or parts of it, back in the queue, each to be sent on its own.
   * @param delaySeconds how long they stay there at least. @default 0
   * @throws unless all of them are in
   */
  enqueue(batches: readonly Announcement[], delaySeconds?: number): Promise<void>;
}
