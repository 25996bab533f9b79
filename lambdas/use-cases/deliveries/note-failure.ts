import type { ChannelReason } from '../../../contract/resident-words.ts';
import { withEmailFailure, withOptOut, withRefusedNumber } from '../../domain/residents/channels.ts';
import { withRelativeEmailFailure, withRelativePhoneFailure } from '../../domain/residents/relatives.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeIfThere } from '../residents/change-resident.ts';

type Residents = Pick<ResidentStore, 'load' | 'save'>;

/** An e-mail to a resident, or the copy that one of their relatives gets. */
interface FailedEmail {
  readonly residentId: string;
  readonly relativeId?: string | undefined;
  readonly address: string;
}

/**
 * Writes on a resident's e-mail channel, or on their relative, why e-mails do not reach them any more, for the resident to see; none is sent
 * there until it is set again.
 */
export async function noteEmailFailure(
  residents: Residents,
  { residentId, relativeId, address }: FailedEmail,
  reason: ChannelReason,
): Promise<void> {
  await changeIfThere(residents, residentId, (resident) =>
    relativeId === undefined
      ? withEmailFailure(resident, address, reason)
      : withRelativeEmailFailure(resident, relativeId, address, reason),
  );
}

/** Shows whoever has a number, and those who named it as a relative's, why nothing reaches it. */
export async function notePhoneFailure(
  residents: Residents & Pick<ResidentStore, 'findPhone'>,
  phone: string,
  reason: 'address-refused' | 'opted-out',
): Promise<void> {
  const { holderId, namings } = await residents.findPhone(phone);
  const failed = reason === 'opted-out' ? withOptOut : withRefusedNumber;
  if (holderId !== undefined) await changeIfThere(residents, holderId, (resident) => failed(resident, phone));
  for (const { residentId } of namings)
    await changeIfThere(residents, residentId, (resident) => withRelativePhoneFailure(resident, phone, reason));
}
