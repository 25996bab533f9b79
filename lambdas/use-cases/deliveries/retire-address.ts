import { withFailure, withOptOut } from '../../domain/residents/channels.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { LoggedDelivery } from '../../messaging/delivery-logs.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeIfThere } from '../residents/change-resident.ts';
import { type FailureDependencies, noteDeliveryFailure } from './note-delivery-failure.ts';
import { noteNamedPhoneFailure } from './note-failure.ts';

interface Dependencies extends FailureDependencies {
  readonly residents: FailureDependencies['residents'] & Pick<ResidentStore, 'findPhone'>;
  readonly textMessages: Pick<TextMessages, 'isOptedOut'>;
}

/** Retires a phone or a device that a log says is lost for good. Logs come late: where the present can be asked, it decides. */
export const retireAddress =
  (dependencies: Dependencies) =>
  async ({ fate, address }: Pick<LoggedDelivery, 'fate' | 'address'>, holderId: string | undefined): Promise<void> => {
    if (fate === 'endpoint-disabled') {
      if (holderId !== undefined) await noteDeliveryFailure(dependencies)({ kind: 'device', endpointArn: address });
    } else if (fate === 'number-not-valid') await retirePhone(dependencies, address, holderId, 'address-refused');
    else if (await dependencies.textMessages.isOptedOut(address))
      await retirePhone(dependencies, address, holderId, 'opted-out');
  };

/** Of its holder, and of all who named it as a relative's. */
async function retirePhone(
  { residents }: Dependencies,
  phone: string,
  holderId: string | undefined,
  reason: 'address-refused' | 'opted-out',
): Promise<void> {
  const { namings } = await residents.findPhone(phone);
  const retired = reason === 'opted-out' ? withOptOut : withRefusedNumber;
  if (holderId !== undefined) await changeIfThere(residents, holderId, (resident) => retired(resident, phone));
  await noteNamedPhoneFailure(residents, phone, namings, reason);
}

function withRefusedNumber(resident: Resident, phone: string): Resident {
  const { sms } = resident.channels;
  return sms?.phone === phone && !sms.failure ? withFailure(resident, 'sms', 'address-refused') : resident;
}
