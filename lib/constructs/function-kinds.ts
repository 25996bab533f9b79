import { Duration } from 'aws-cdk-lib';

/**
 * What a function needs by what it is. Memory buys CPU on Lambda: whatever stands between a resident and an alert gets
 * 1,024 MB, so that a cold start is short; what works behind a queue gets half.
 */
export const functionKinds = {
  /** Answers a request; API Gateway gives up after 30 s, a caller long before. */
  request: { memorySize: 1024, timeout: Duration.seconds(10) },
  /** Called by Cognito, which waits 5 s whatever the function's own limit. */
  trigger: { memorySize: 1024, timeout: Duration.seconds(5) },
  /** Sends an alert to its topics at once; stops before its lease on a posting ends. */
  publisher: { memorySize: 1024, timeout: Duration.seconds(15) },
  /** Sends alerts to many groups, for 35 s at the most and then what it had begun; ends before the next run of its schedule. */
  spreader: { memorySize: 1024, timeout: Duration.seconds(50) },
  /** Waits for servers of others, many at once; ends before the next run of its schedule. */
  poller: { memorySize: 512, timeout: Duration.seconds(240) },
  /** Works behind a queue, a stream or a schedule. */
  worker: { memorySize: 512, timeout: Duration.seconds(50) },
} as const;

export type FunctionKind = keyof typeof functionKinds;
