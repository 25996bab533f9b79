/** When the table may delete an item, in seconds since 1970: not before this has passed. @param since a moment, or milliseconds since 1970 */
export const expiryAfter = (since: Date | number, durationMs: number): number =>
  Math.ceil((Number(since) + durationMs) / 1000);
