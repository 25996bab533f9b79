/** Keeps number plates unreadable: what is encrypted for one alert can be read for that alert alone. */
export interface PlateCipher {
  /** @returns base64 */
  encrypt(alertId: string, plate: string): Promise<string>;
  /** @param ciphertext base64 @throws Error when it was not encrypted for this alert */
  decrypt(alertId: string, ciphertext: string): Promise<string>;
}
