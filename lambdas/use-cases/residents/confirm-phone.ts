import type { meOperations } from '../../../contract/operations/me.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { channelViews } from '../../domain/residents/channel-view.ts';
import { tryCode } from '../../domain/residents/phone-code.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { withStopSecret } from '../../domain/residents/sms-stop.ts';
import { closed, hasAccount, takeOver } from '../../domain/residents/take-over.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { sendStopLinkTo } from './send-stop-link-to.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findHolder'>;
  readonly textMessages: Pick<TextMessages, 'send'>;
  readonly apiUrl: string;
  readonly clock: Clock;
}

/**
 * Every try is saved before its outcome is told, under the resident's version: guessing in parallel gains nothing. The number is told by
 * SMS how to stop; whoever did not get that asks for it where the links of alerts lead.
 */
export const confirmPhone =
  ({ residents, textMessages, apiUrl, clock }: Dependencies): UseCase<typeof meOperations.confirmPhone> =>
  async ({ body, caller }) => {
    authorize('confirmPhone', rolesByToken(caller));
    const saved = await retryWhenChanged(async () => {
      const resident = await residents.load(caller.residentId);
      if (!resident) throw new Refusal('no-code-expected');
      const tried = tryCode(resident, body.code, clock());
      const { sms } = tried.channels;
      return sms?.confirmed
        ? saveAsHolder(residents, resident, withStopSecret(tried), sms.phone)
        : residents.save(resident, tried);
    });
    if (!saved.channels.sms?.confirmed) throw new Refusal('wrong-code');
    await sendStopLinkTo({ textMessages, apiUrl }, saved).catch(() => undefined);
    return channelViews(saved, clock()).sms;
  };

/**
 * The number is theirs. When it was a neighbour's who has no account, the two are one person: all that was the neighbour's becomes the
 * account's, and the neighbour is closed, in one transaction.
 */
async function saveAsHolder(
  residents: Dependencies['residents'],
  before: Resident,
  confirmed: Resident,
  phone: string,
): Promise<Resident> {
  const holderId = await residents.findHolder(phone);
  const isOther = holderId !== undefined && holderId !== before.residentId;
  const holder = isOther ? await residents.load(holderId) : undefined;
  const take = { phone, from: holderId };
  if (!holder || hasAccount(holder)) return residents.save(before, confirmed, { take });
  const closes = { before: holder, after: closed(holder, before.residentId) };
  return residents.save(before, takeOver(confirmed, holder), { take, closes });
}
