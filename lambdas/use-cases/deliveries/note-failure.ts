import type { ChannelReason } from '../../../contract/resident-words.ts';
import { withEmailFailure } from '../../domain/residents/channels.ts';
import { withRelativeEmailFailure, withRelativePhoneFailure } from '../../domain/residents/relatives.ts';
import type { Naming, ResidentStore } from '../../stores/residents/residents.ts';
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

/** Shows those who named a number as a relative's why nothing reaches it. */
export async function noteNamedPhoneFailure(
  residents: Residents,
  phone: string,
  namings: readonly Naming[],
  reason: ChannelReason,
): Promise<void> {
  for (const { residentId } of namings)
    await changeIfThere(residents, residentId, (resident) => withRelativePhoneFailure(resident, phone, reason));
}
