import * as z from 'zod';
import { parseQuery } from '../../sns/query.ts';
import type { MakeArn, ReadNeeds } from './call.ts';

const input = z.object({
  Action: z.string(),
  Name: z.string().optional(),
  TopicArn: z.string().optional(),
  TargetArn: z.string().optional(),
  SubscriptionArn: z.string().optional(),
  EndpointArn: z.string().optional(),
  PlatformApplicationArn: z.string().optional(),
});

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html */
export const snsNeeds: ReadNeeds = ({ body }, arn) => {
  const call = input.parse({ ...parseQuery(body) });
  return [{ action: `sns:${call.Action.replace(/^PublishBatch$/, 'Publish')}`, resource: [resourceOf(call, arn)] }];
};

/** Phone numbers have no ARN. */
function resourceOf({ Action, Name, ...named }: z.infer<typeof input>, arn: MakeArn): string {
  if (Action === 'CreateTopic' && Name !== undefined) return arn('sns', Name);
  const { TopicArn, TargetArn, SubscriptionArn, EndpointArn, PlatformApplicationArn } = named;
  return TopicArn ?? TargetArn ?? SubscriptionArn ?? EndpointArn ?? PlatformApplicationArn ?? '*';
}
