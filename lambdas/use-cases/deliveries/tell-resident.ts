import {
  channelOf,
  type FailedWay,
  failureOf,
  isRetiring,
  type WorkingWay,
  workingWays,
} from '../../domain/deliveries/retired-ways.ts';
import { type RetiredNotice, retiredEmail, retiredNotice, retiredSms } from '../../domain/messages/retired-notice.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { Emails } from '../../messaging/emails.ts';
import type { PushMessages } from '../../messaging/push-messages.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ContactStore } from '../../stores/residents/contacts.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly contacts: Pick<ContactStore, 'wasTold' | 'recordTold'>;
  readonly pushMessages: PushMessages;
  readonly textMessages: Pick<TextMessages, 'send'>;
  readonly emails: Emails;
  readonly clock: Clock;
}

/**
 * Tells a resident once, by a way that works, that another one does not reach them any more. It is sent and then written down: a crash in
 * between repeats it once. Whoever nothing else reaches is not told; they see it when they look.
 * @throws when no way took it that may take it later
 */
export const tellResident =
  (dependencies: Dependencies) =>
  async (residentId: string, failed: FailedWay): Promise<void> => {
    const { residents, contacts, clock } = dependencies;
    const [resident, told] = await Promise.all([residents.load(residentId), contacts.wasTold(residentId, failed)]);
    const reason = resident && failureOf(resident, failed);
    if (!resident || told || !isRetiring(reason)) return;
    const notice = retiredNotice(channelOf(failed), reason, resident.profile.language);
    if (await sendByFirst(dependencies, resident, workingWays(resident, failed), notice))
      await contacts.recordTold(residentId, failed, clock());
  };

/** @returns whether any of them took it */
async function sendByFirst(
  dependencies: Dependencies,
  resident: Resident,
  ways: readonly WorkingWay[],
  notice: RetiredNotice,
): Promise<boolean> {
  const faults: unknown[] = [];
  for (const way of ways) {
    try {
      if (await sendBy(dependencies, resident, way, notice)) return true;
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return false;
}

async function sendBy(
  { pushMessages, textMessages, emails }: Dependencies,
  { residentId, profile: { language } }: Resident,
  way: WorkingWay,
  notice: RetiredNotice,
): Promise<boolean> {
  switch (way.channel) {
    case 'push':
      return pushMessages.send(way.endpointArn, notice);
    case 'sms':
      await textMessages.send(way.phone, retiredSms(notice, language));
      return true;
    case 'email':
      return (await emails.send(retiredEmail(notice, { residentId, address: way.address, language }))) === 'sent';
  }
}
