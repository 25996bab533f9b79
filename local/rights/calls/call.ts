import { localAccountId } from '../../sns/arns.ts';
import type { NeededRight } from '../needed-right.ts';

/** A call of AWS, as it is sent. */
export interface Call {
  /** `POST /v2/email/outbound-emails` */
  readonly route: string;
  /** What the header `X-Amz-Target` names; nothing in protocols that have no such header. */
  readonly operation: string;
  readonly body: string;
}

/** What a call of one service needs. `arn` makes the ARNs of this place. */
export type ReadNeeds = (call: Call, arn: MakeArn) => readonly NeededRight[];

export type MakeArn = (service: string, resource: string) => string;

/** Makes the ARNs of a region of this machine. */
export function arnsIn(region: string): MakeArn {
  return (service, resource) => `arn:aws:${service}:${region}:${localAccountId}:${resource}`;
}
