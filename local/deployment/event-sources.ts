import * as z from 'zod';
import type { Template } from '../template/template.ts';

const mappingProperties = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.number().optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
  MaximumRetryAttempts: z.number().optional(),
  BisectBatchOnFunctionError: z.boolean().optional(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

/** What hands records to a function, and how. */
export interface EventSource {
  /** Unique, and the same at each start. */
  readonly name: string;
  readonly functionName: string;
  /** Of a table's stream, or of a queue. */
  readonly sourceArn: string;
  readonly batchSize?: number;
  readonly reportBatchItemFailures: boolean;
  readonly maximumConcurrency?: number;
  readonly maximumRetryAttempts?: number;
  readonly bisectBatchOnFunctionError?: boolean;
  readonly filterPatterns?: readonly string[];
  /** The queue of what is given up. */
  readonly onFailureArn?: string;
}

/** Reads the event source mappings of the template. */
export function readEventSources(template: Template): EventSource[] {
  return template.read('AWS::Lambda::EventSourceMapping', mappingProperties).map(({ resource, properties }) => ({
    name: `${resource.stackName}-${resource.logicalId}`,
    functionName: properties.FunctionName,
    sourceArn: properties.EventSourceArn,
    reportBatchItemFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    ...given('batchSize', properties.BatchSize),
    ...given('maximumConcurrency', properties.ScalingConfig?.MaximumConcurrency),
    ...given('maximumRetryAttempts', properties.MaximumRetryAttempts),
    ...given('bisectBatchOnFunctionError', properties.BisectBatchOnFunctionError),
    ...given(
      'filterPatterns',
      properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern),
    ),
    ...given('onFailureArn', properties.DestinationConfig?.OnFailure.Destination),
  }));
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value });
}
