import { withFailure, withOptOut } from '../domain/channels.ts';
import type { Resident } from '../domain/resident.ts';
import type { LoggedDelivery } from '../messaging/delivery-logs.ts';
import type { TextMessages } from '../messaging/text-messages.ts';
import { type FailureDependencies, noteDeliveryFailure } from './note-delivery-failure.ts';
import { changeIfThere } from './note-failure.ts';

interface Dependencies extends FailureDependencies {
  readonly textMessages: Pick<TextMessages, 'isOptedOut'>;
}

/** Retires a phone or a device that a log says is lost for good. Logs come late: where the present can be asked, it decides. */
export const retireAddress =
  (dependencies: Dependencies) =>
  async ({ fate, address }: Pick<LoggedDelivery, 'fate' | 'address'>, holderId: string): Promise<void> => {
    const { residents, textMessages } = dependencies;
    if (fate === 'endpoint-disabled') await noteDeliveryFailure(dependencies)({ kind: 'device', endpointArn: address });
    else if (fate === 'number-not-valid')
      await changeIfThere(residents, holderId, (resident) => withRefusedNumber(resident, address));
    else if (await textMessages.isOptedOut(address))
      await changeIfThere(residents, holderId, (resident) => withOptOut(resident, address));
  };

function withRefusedNumber(resident: Resident, phone: string): Resident {
  const { sms } = resident.channels;
  return sms?.phone === phone && !sms.failure ? withFailure(resident, 'sms', 'address-refused') : resident;
}
