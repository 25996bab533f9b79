import * as z from 'zod';
import { nameOf } from '../sns/arns.ts';
import { physicalName, type Template } from '../template/template.ts';

const filterProperties = z.object({
  LogGroupName: z.string(),
  DestinationArn: z.string(),
  FilterPattern: z.literal(''),
});

/** A function that is handed what a log group gets. */
export interface LogSubscription {
  readonly name: string;
  readonly logGroupName: string;
  readonly functionName: string;
}

/** Reads the subscription filters of the template, all of whose patterns let everything through. */
export function readLogSubscriptions(template: Template): LogSubscription[] {
  return template.read('AWS::Logs::SubscriptionFilter', filterProperties).map(({ resource, properties }) => ({
    name: physicalName(resource),
    logGroupName: properties.LogGroupName,
    functionName: nameOf(properties.DestinationArn),
  }));
}
