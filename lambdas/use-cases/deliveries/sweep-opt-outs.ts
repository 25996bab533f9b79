import { forEachOf } from '../../domain/for-each-of.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { notePhoneFailure } from './note-failure.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findPhone'>;
  readonly textMessages: Pick<TextMessages, 'optedOutPages'>;
}

const concurrency = 5;

/** SNS tells nobody of an opt-out: the list is gone through from time to time, and each resident concerned is shown theirs, or their relative's. */
export const sweepOptOuts =
  ({ residents, textMessages }: Dependencies) =>
  async (): Promise<void> => {
    for await (const phones of textMessages.optedOutPages()) {
      await forEachOf(phones, concurrency, (phone) => notePhoneFailure(residents, phone, 'opted-out'));
    }
  };
