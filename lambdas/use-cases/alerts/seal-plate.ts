import { plateErasedAt } from '../../domain/alerts/life.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PlateCipher } from '../../plates/plate-cipher.ts';
import type { StoredPlate } from '../../stores/alerts/alerts.ts';

/**
 * Encrypts the number plate of an alert, as it is stored: for that alert alone, until 72 hours after it was reported.
 * @throws Refusal `unavailable` when it cannot be encrypted now: a plate that was given is not lost in silence
 */
export async function sealPlate(
  plates: Pick<PlateCipher, 'encrypt'>,
  alertId: string,
  numberPlate: string,
  reportedAt: Date,
): Promise<StoredPlate> {
  try {
    const ciphertext = await plates.encrypt(alertId, numberPlate);
    return { alertId, ciphertext, erasedAt: plateErasedAt(reportedAt).toISOString() };
  } catch (cause) {
    throw new Refusal('unavailable', { retryAfterSeconds: 1, cause });
  }
}
