/**
 * Stands in for `@smithy/core/event-streams` in the bundles, which saves 15 KB of each: no operation that we call streams events.
 * The SDK would only come here for one that does.
 */
export class EventStreamSerde {
  constructor() {
    throw new Error('operations with event streams are left out of the bundles');
  }
}

/** Named by the SDK beside the class; never reached before it. */
export function eventStreamSerdeProvider(): never {
  throw new Error('operations with event streams are left out of the bundles');
}
