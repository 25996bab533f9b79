import type { OperationId } from '../../../contract/index.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { isBy } from '../../domain/alerts/draft-alert.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asKnownTo } from '../../domain/reporting/former-ids.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Caller } from '../use-case.ts';
import { type Standing, standTowards } from './stand-towards.ts';

export interface MeetingStores {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'find'>;
}

/** What somebody asks of an alert. */
interface Asked {
  readonly operationId: OperationId;
  readonly alertId: string;
  readonly caller: Caller;
  readonly now: Date;
}

/** Someone who may do what they ask, the alert, and what was read beside. */
export interface Meeting<Beside> extends Standing {
  /** Under the id by which the alert knows them. */
  readonly resident: Resident;
  readonly alert: Alert;
  readonly beside: Beside;
}

/**
 * Brings together an alert and whoever asks something of it.
 * @param readBeside what else has to be known of the alert; it costs no further wait
 * @throws Refusal `alert-not-found`, or what the permission table says
 */
export async function meetAlert<Beside = undefined>(
  { residents, communities, alerts }: MeetingStores,
  { operationId, alertId, caller, now }: Asked,
  readBeside: (alert: Alert, resident: Resident) => Promise<Beside | undefined> = async () => undefined,
): Promise<Meeting<Beside | undefined>> {
  const [loaded, alert] = await Promise.all([residents.load(caller.residentId), alerts.find(alertId)]);
  if (!loaded || !alert) throw new Refusal('alert-not-found');
  const resident = asKnownTo(alert, loaded);
  const someone = { resident, operator: caller.operator };
  const [standing, beside] = await Promise.all([
    standTowards(communities, someone, alert, now),
    readBeside(alert, resident),
  ]);
  authorize(operationId, standing.held, ...(isBy(alert, resident.residentId) ? (['author'] as const) : []));
  return { ...standing, resident, alert, beside };
}
