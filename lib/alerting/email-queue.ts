import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type Access, allow } from '../constructs/access.ts';
import { functionKinds } from '../constructs/function-kinds.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import type { GroupTopics } from './group-topics.ts';

/** The e-mail subscriber of every group: only topics of this stage and this account may send to it. */
export class EmailQueue extends Construct {
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, topics: GroupTopics) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Email', { workerTimeout: functionKinds.worker.timeout });
    const { queue } = this.work;
    queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TopicsOfThisStageOnly',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        // The ARN holds the account as well; whether SNS also sends `aws:SourceAccount` is nowhere said, and without it nothing would pass.
        conditions: { ArnLike: { 'aws:SourceArn': `${topics.arnPrefix}*` } },
      }),
    );
  }

  /** The right to queue more work: a large community is written to page by page. */
  send(): Access {
    const { queueUrl, queueArn } = this.work.queue;
    return { address: queueUrl, statements: [allow(['sqs:SendMessage'], [queueArn])] };
  }
}
