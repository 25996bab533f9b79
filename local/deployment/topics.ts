import {
  CreatePlatformApplicationCommand,
  CreateTopicCommand,
  PublishCommand,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import * as z from 'zod';
import type { SesEvent } from '../engines/ses/ses-events.ts';
import { physicalName, type Template } from '../template/template.ts';

const subscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.enum(['sqs', 'lambda']),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().optional(),
});

/** Makes the topics of the template and their subscriptions; those of communities are made at run time. */
export async function makeTopics(template: Template, client: SNSClient): Promise<void> {
  await Promise.all(
    template
      .resources('AWS::SNS::Topic')
      .map((resource) => client.send(new CreateTopicCommand({ Name: physicalName(resource) }))),
  );
  const subscriptions = template.read('AWS::SNS::Subscription', subscriptionProperties);
  await Promise.all(
    subscriptions.map(({ properties: { RawMessageDelivery, ...subscription } }) =>
      client.send(
        new SubscribeCommand({
          ...subscription,
          ...(RawMessageDelivery === true ? { Attributes: { RawMessageDelivery: 'true' } } : {}),
        }),
      ),
    ),
  );
}

/** The applications that push messages go through. */
export interface PlatformApplications {
  readonly fcmArn: string;
  readonly apnsArn: string;
}

/** The output that deployers give the applications they register as the topic of their events. */
const eventsTopicOutput = 'DeliveryEventsTopic';

/** Registers the applications that a deployment gets from its settings, and which always exist here. */
export async function makePlatformApplications(template: Template, client: SNSClient): Promise<PlatformApplications> {
  const topicArn = template.output(eventsTopicOutput);
  const create = async (Platform: string): Promise<string> => {
    const { PlatformApplicationArn = '' } = await client.send(
      new CreatePlatformApplicationCommand({
        Name: 'vigie',
        Platform,
        Attributes: {
          PlatformCredential: 'local',
          PlatformPrincipal: 'local',
          EventEndpointUpdated: topicArn,
          EventDeliveryFailure: topicArn,
        },
      }),
    );
    return PlatformApplicationArn;
  };
  const [fcmArn, apnsArn] = await Promise.all([create('GCM'), create('APNS')]);
  return { fcmArn, apnsArn };
}

const eventDestination = z.object({
  EventDestination: z.object({
    Enabled: z.boolean(),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }),
  }),
});

/** Publishes what SES tells of mail, where the configuration sets say. */
export function readSesEvents(template: Template, client: SNSClient): (event: SesEvent) => Promise<void> {
  const destinations = template
    .read('AWS::SES::ConfigurationSetEventDestination', eventDestination)
    .map(({ properties }) => properties.EventDestination)
    .filter(({ Enabled }) => Enabled);
  return async (event) => {
    const isOfType = (name: string) => name.toLowerCase() === event.eventType.toLowerCase();
    const wanted = destinations.filter((each) => each.MatchingEventTypes.some(isOfType));
    await Promise.all(
      wanted.map(({ SnsDestination: { TopicARN } }) =>
        client.send(new PublishCommand({ TopicArn: TopicARN, Message: JSON.stringify(event) })),
      ),
    );
  };
}
