import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Access, allow } from '../constructs/access.ts';
import type { Stage } from '../settings.ts';

/**
 * The topics of communities and of referents, `<prefix><groupId>-<level>`. They are made when first needed, by the functions: there
 * may be 100,000 of them, and a stack holds 500 resources. Whoever works with topics may do so under the stage's prefix only.
 */
export class GroupTopics {
  /** What the ARN of every topic of the stage begins with, and no other topic's. */
  readonly arnPrefix: string;

  constructor(scope: Construct, stage: Stage) {
    this.arnPrefix = Stack.of(scope).formatArn({ service: 'sns', resource: `vigie-${stage}-` });
  }

  /** The right to publish, to make a topic that is not there yet and to connect the e-mail queue to it. */
  publish(): Access {
    return this.#access('Publish', 'CreateTopic', 'Subscribe', 'SetSubscriptionAttributes');
  }

  /** The right to connect and disconnect residents' channels. */
  connect(): Access {
    const { statements, wildcards, ...access } = this.#access('CreateTopic', 'Subscribe', 'SetSubscriptionAttributes');
    // IAM lists no resource for it: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
    const unsubscribe = allow(['sns:Unsubscribe'], ['*']);
    const reason =
      'A subscription is no resource of IAM: whoever may end one may end any, and these two end what they made.';
    return { ...access, statements: [...statements, unsubscribe], wildcards: { ...wildcards, '*': reason } };
  }

  #access(...operations: readonly string[]): Access {
    const actions = operations.map((operation) => `sns:${operation}`);
    const topics = `${this.arnPrefix}*`;
    const reason = 'Topics are made at run time, one to three per group: their names are known by their prefix only.';
    return { address: this.arnPrefix, statements: [allow(actions, [topics])], wildcards: { [topics]: reason } };
  }
}
