export interface EndpointStates {
  /** Whether SNS has given up on a device's endpoint, or it is gone. */
  isDisabled(endpointArn: string): Promise<boolean>;
}
