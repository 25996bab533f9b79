import type { Announcement } from '../../contract/events/announcement.ts';

export interface EmailBatches {
  /** Puts parts of an announcement back in the queue, each to be sent on its own. @throws unless all of them are in */
  enqueue(batches: readonly Announcement[]): Promise<void>;
}
