import type { LoggedDelivery } from '../../messaging/delivery-logs.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { type FailureDependencies, noteDeliveryFailure } from './note-delivery-failure.ts';
import { notePhoneFailure } from './note-failure.ts';

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
    } else if (fate === 'number-not-valid') await notePhoneFailure(dependencies.residents, address, 'address-refused');
    else if (await dependencies.textMessages.isOptedOut(address))
      await notePhoneFailure(dependencies.residents, address, 'opted-out');
  };
