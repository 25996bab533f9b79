import type { ChannelReason, Platform } from '../../contract/resident-words.ts';

/** What became of a device's token: an endpoint that SNS can send to, or why there is none. */
export type PushEndpoint = { readonly endpointArn: string } | { readonly failure: ChannelReason };

/** The endpoints by which SNS reaches devices. */
export interface PushEndpoints {
  /** Doing it again gives the same endpoint, enabled. */
  connect(platform: Platform, token: string): Promise<PushEndpoint>;
}
