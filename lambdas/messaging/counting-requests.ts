/** Asks for alerts to be counted, beside whatever else is done with them. */
export interface CountingRequests {
  /** @throws unless it will be counted */
  ask(alertId: string): Promise<void>;
}
