import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/**
 * Where SES tells what became of each e-mail, and SNS of the devices that it lost. SES does so by the configuration set; for push, the operator points the
 * attributes `EventEndpointUpdated` and `EventDeliveryFailure` of each platform application at the topic, whose ARN is an
 * output of the stack: `aws sns set-platform-application-attributes --platform-application-arn <application>
 * --attributes EventEndpointUpdated=<topic>,EventDeliveryFailure=<topic>`.
 * @see https://docs.aws.amazon.com/sns/latest/dg/application-event-notifications.html
 */
export class DeliveryEvents extends Construct {
  readonly topic: Topic;
  readonly configurationSet: ConfigurationSet;
  readonly configurationSetArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Vigie: what became of messages', enforceSSL: true });
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', { reputationMetrics: true });
    this.configurationSetArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
    this.#letPlatformApplicationsPublish();
    const { SEND, DELIVERY, DELIVERY_DELAY, BOUNCE, COMPLAINT, REJECT } = EmailSendingEvent;
    this.configurationSet.addEventDestination('Deliveries', {
      destination: EventDestination.snsTopic(this.topic),
      events: [SEND, DELIVERY, DELIVERY_DELAY, BOUNCE, COMPLAINT, REJECT],
    });
  }

  /** As the policy that SNS gives to a topic without one: by whoever acts for this account. */
  #letPlatformApplicationsPublish(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'PlatformApplications',
        effect: Effect.ALLOW,
        principals: [new AnyPrincipal()],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceOwner': Stack.of(this).account } },
      }),
    );
  }
}
