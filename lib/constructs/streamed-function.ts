import type { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type Function as Lambda,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { FailureQueue } from './work-queue.ts';

/** Changes that matter to a function. */
export interface Selection {
  /** Which changes. @default all of them */
  readonly changes?: readonly ('INSERT' | 'MODIFY' | 'REMOVE')[];
  /** Of which items, by what their sort key begins with. */
  readonly sortKeyPrefixes: readonly string[];
  /** Which of them, by what they hold once changed: text or a truth by attribute. @default whatever they hold */
  readonly holding?: Readonly<Record<string, string | boolean>>;
}

export interface StreamedFunctionProps {
  readonly lambda: Lambda;
  readonly table: TableV2;
  /** Each is a filter; AWS takes five. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
  readonly selections: readonly Selection[];
  readonly batchSize: number;
  /** Batches of one shard at once; items of one partition key stay in order. @default 1 */
  readonly parallelism?: number;
  readonly attempts: number;
  readonly maxAge: Duration;
}

/**
 * Hands a table's changes to a function as soon as they are made. Only the records that failed are tried again, and not for
 * ever: DynamoDB's own defaults would let one bad record block its shard for a day.
 */
export class StreamedFunction extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: StreamedFunctionProps) {
    super(scope, id);
    const { lambda, table } = props;
    this.failures = new FailureQueue(this, 'Failures');
    if (!table.tableStreamArn) throw new Error(`${table.node.path} has no stream`);
    table.grantStreamRead(lambda);
    new EventSourceMapping(this, 'Source', {
      target: lambda,
      eventSourceArn: table.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      parallelizationFactor: props.parallelism ?? 1,
      filters: props.selections.map(filterOf),
      retryAttempts: props.attempts,
      maxRecordAge: props.maxAge,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(this.failures.queue),
    });
  }
}

function filterOf({ sortKeyPrefixes, changes, holding }: Selection): { [key: string]: unknown } {
  return FilterCriteria.filter({
    ...(changes && { eventName: changes }),
    dynamodb: {
      Keys: { sk: { S: sortKeyPrefixes.flatMap((prefix) => FilterRule.beginsWith(prefix)) } },
      ...(holding && { NewImage: imageOf(holding) }),
    },
  });
}

/** In DynamoDB's own notation, each value in the list that a rule is. */
function imageOf(holding: NonNullable<Selection['holding']>) {
  const attributes = Object.entries(holding).map(([name, value]) => [
    name,
    typeof value === 'string' ? { S: FilterRule.isEqual(value) } : { BOOL: [value] },
  ]);
  return Object.fromEntries(attributes);
}
