import * as z from 'zod';
import { localAccountId, nameOf } from '../sns/arns.ts';
import { physicalName, type Template } from '../template/template.ts';

const ruleProperties = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string() })),
});

/** A function that runs at a rate. */
export interface ScheduledFunction {
  readonly ruleArn: string;
  /** Such as `rate(1 minute)`. */
  readonly expression: string;
  readonly functionName: string;
}

/** Reads the schedules of the template. */
export function readSchedules(template: Template): ScheduledFunction[] {
  const rules = template.read('AWS::Events::Rule', ruleProperties);
  return rules
    .filter(({ properties }) => properties.State === 'ENABLED')
    .flatMap(({ resource, properties: { ScheduleExpression, Targets } }) =>
      Targets.map(({ Arn }) => ({
        ruleArn: `arn:aws:events:${template.region}:${localAccountId}:rule/${physicalName(resource)}`,
        expression: ScheduleExpression,
        functionName: nameOf(Arn),
      })),
    );
}
