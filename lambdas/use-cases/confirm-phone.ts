import type { meOperations } from '../../contract/operations/me.ts';
import { channelViews } from '../domain/channel-view.ts';
import { authorize } from '../domain/permissions/authorize.ts';
import { rolesByToken } from '../domain/permissions/roles.ts';
import { tryCode } from '../domain/phone-code.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import { retryWhenChanged } from './retry-when-changed.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly clock: Clock;
}

/** Every try is saved before its outcome is told, under the resident's version: guessing in parallel gains nothing. */
export const confirmPhone =
  ({ residents, clock }: Dependencies): UseCase<typeof meOperations.confirmPhone> =>
  async ({ body, caller }) => {
    authorize('confirmPhone', rolesByToken(caller));
    const saved = await retryWhenChanged(async () => {
      const resident = await residents.load(caller.residentId);
      if (!resident) throw new Refusal('no-code-expected');
      const tried = tryCode(resident, body.code, clock());
      const { sms } = tried.channels;
      return residents.save(resident, tried, sms?.confirmed ? { holds: [sms.phone] } : {});
    });
    if (!saved.channels.sms?.confirmed) throw new Refusal('wrong-code');
    return channelViews(saved).sms;
  };
