/** What a device shows. */
export interface PushText {
  readonly title: string;
  readonly body: string;
}

/** Pushes to one device; alerts go to topics instead. */
export interface PushMessages {
  /** @returns whether the device's endpoint took it; one that is disabled or gone does not */
  send(endpointArn: string, text: PushText): Promise<boolean>;
}
