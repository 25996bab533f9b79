import type { Alert, Author } from '../../domain/alerts/alert.ts';
import { actorOf } from '../../domain/alerts/speaker.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PlateCipher } from '../../plates/plate-cipher.ts';
import type { AlertStore, StoredPlate } from '../../stores/alerts/alerts.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import { saveChange } from './change-alert.ts';

export interface PlateReading {
  readonly alerts: Pick<AlertStore, 'find' | 'save'>;
  readonly plates: Pick<PlateCipher, 'decrypt'>;
  /** A plate could not be read, or its reading not be recorded: the alert is shown without. */
  readonly onUnreadPlate: (alertId: string, fault: unknown) => void;
}

interface Asked {
  readonly alert: Alert;
  readonly plate: StoredPlate | undefined;
  /** The officer who reads it. */
  readonly by: Author;
}

/** The number plate of an alert, once the history tells that this officer read it; nothing when there is none any more. */
export async function readPlate(
  reading: PlateReading,
  { alert, plate, by }: Asked,
  now: Date,
): Promise<string | undefined> {
  if (!plate || Date.parse(plate.erasedAt) <= now.getTime()) return undefined;
  try {
    const numberPlate = await reading.plates.decrypt(alert.alertId, plate.ciphertext);
    await recordReading(reading, alert, by, now);
    return numberPlate;
  } catch (fault) {
    reading.onUnreadPlate(alert.alertId, fault);
    return undefined;
  }
}

async function recordReading({ alerts }: PlateReading, seen: Alert, by: Author, now: Date): Promise<void> {
  const event = { actor: actorOf(by), action: 'plate-read', details: {} };
  let latest: Alert | undefined = seen;
  await retryWhenChanged(async () => {
    const alert = latest ?? (await alerts.find(seen.alertId));
    latest = undefined;
    if (!alert) throw new Refusal('alert-not-found');
    await saveChange(alerts, alert, { alert, events: [event] }, now);
  }, amongMany);
}
