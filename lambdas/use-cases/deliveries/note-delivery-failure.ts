import { withDeviceFailure } from '../../domain/residents/devices.ts';
import type { DeliveryEvent } from '../../messaging/delivery-events.ts';
import type { EndpointStates } from '../../messaging/endpoint-states.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeIfThere } from '../residents/change-resident.ts';
import { noteEmailFailure } from './note-failure.ts';

export interface FailureDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findHolder'>;
  readonly endpoints: EndpointStates;
}

/** Shows a resident that a channel of theirs stopped working, so that nothing is tried in vain and they can mend it. */
export const noteDeliveryFailure =
  ({ residents, endpoints }: FailureDependencies) =>
  async (event: DeliveryEvent): Promise<void> => {
    if (event.kind === 'email') return noteEmailFailure(residents, event, event.reason);
    // The event may be late: an endpoint enabled again since is no failure.
    const [holderId, disabled] = await Promise.all([
      residents.findHolder(event.endpointArn),
      endpoints.isDisabled(event.endpointArn),
    ]);
    if (!holderId || !disabled) return;
    await changeIfThere(residents, holderId, (resident) => withDeviceFailure(resident, event.endpointArn));
  };
