import { setTimeout as wait } from 'node:timers/promises';
import { levels } from '../../contract/fields.ts';
import { dynamoPostingStore } from '../../lambdas/stores/alerts/dynamodb-postings.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import type { Platform } from '../../local/platform.ts';
import { tableNameOf } from '../../tests/support/postings.ts';

const pollMs = 100;
const deadlineMs = 300_000;

/** Waits until nothing that was reported is still on its way: what is measured next would queue behind it. */
export async function untilAllPublished(platform: Platform): Promise<void> {
  const table = await tableNameOf(platform, 'Alerts');
  const postings = dynamoPostingStore(openDatabase(platform.clients.dynamodb), table);
  const anyTime = new Date(8.64e15);
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const due = levels.flatMap((level) => [
      postings.listDueToSpread(level, anyTime, 1),
      postings.listDue(level, anyTime, 1),
    ]);
    if ((await Promise.all<unknown[]>(due)).flat().length === 0) return;
    if (Date.now() > deadline) throw new Error('what was reported is still not published');
    await wait(pollMs);
  }
}
