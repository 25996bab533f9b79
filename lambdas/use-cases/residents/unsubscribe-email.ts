import type { meOperations } from '../../../contract/operations/me.ts';
import { partsOf } from '../../domain/link-token.ts';
import { unsubscribedPage } from '../../domain/pages/unsubscription-pages.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { isSameSecret } from '../../domain/same-secret.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';
import { changeLoaded } from './change-resident.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

/** One click, no sign-in, as RFC 8058 asks: the link's secret stands for the resident. Again changes nothing. */
export const unsubscribeEmail =
  ({ residents }: Dependencies): UseCase<typeof meOperations.unsubscribeEmail> =>
  async ({ params: { token } }) => {
    const { residentId, secret } = partsOf(token);
    const resident = await residents.load(residentId);
    if (!resident || !isSameSecret(secret, resident.channels.email.unsubscribeSecret)) {
      throw new Refusal('link-not-valid');
    }
    await changeLoaded(residents, resident, withoutEmail);
    return unsubscribedPage();
  };

function withoutEmail(resident: Resident): Resident {
  const { email } = resident.channels;
  if (!email.enabled) return resident;
  return { ...resident, channels: { ...resident.channels, email: { ...email, enabled: false } } };
}
