import {
  CreatePlatformApplicationCommand,
  CreatePlatformEndpointCommand,
  CreateTopicCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { type Inbox, openInbox } from '../../../local/inbox/inbox.ts';
import { type LocalSns, type SnsOptions, startSns } from '../../../local/sns/sns.ts';
import { inMemory } from '../../../local/sqlite.ts';

/** SNS with its real client, an inbox, and records of what queues and functions were sent. */
export interface SnsBench {
  readonly sns: LocalSns;
  readonly client: SNSClient;
  readonly inbox: Inbox;
  readonly queued: {
    readonly queueArn: string;
    readonly body: string;
    readonly attributes: unknown;
    readonly groupId: string | undefined;
  }[];
  readonly invoked: { readonly functionArn: string; readonly event: unknown }[];
  stop(): Promise<void>;
}

export const REGION = 'eu-west-3';

/** Starts SNS in memory, or as the options say. */
export async function startSnsBench(options: Partial<SnsOptions> = {}): Promise<SnsBench> {
  const inbox = openInbox(inMemory);
  const queued: SnsBench['queued'] = [];
  const invoked: SnsBench['invoked'] = [];
  const sns = await startSns({
    path: inMemory,
    region: REGION,
    inbox,
    sendToQueue: async (queueArn, body, { attributes, groupId } = {}) =>
      void queued.push({ queueArn, body, attributes, groupId }),
    invoke: async (functionArn, event) => void invoked.push({ functionArn, event }),
    ...options,
  });
  const client = clientOf(sns.endpoint);
  const stop = async (): Promise<void> => {
    client.destroy();
    await sns.stop();
    inbox.close();
  };
  return { sns, client, inbox, queued, invoked, stop };
}

/** The real client; it asks once, so that a refusal is seen as it is. */
function clientOf(endpoint: string): SNSClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SNSClient({ endpoint, region: REGION, credentials, maxAttempts: 1 });
}

/** Creates a topic and gives its ARN. */
export async function createTopic({ client }: SnsBench, name: string): Promise<string> {
  return (await client.send(new CreateTopicCommand({ Name: name }))).TopicArn ?? '';
}

/** Subscribes and gives the subscription's ARN. */
export async function subscribe(
  { client }: SnsBench,
  TopicArn: string,
  Protocol: string,
  Endpoint: string,
  Attributes: Record<string, string> = {},
): Promise<string> {
  const command = new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true });
  return (await client.send(command)).SubscriptionArn ?? '';
}

/** Creates an application of a platform and gives its ARN. */
export async function createApplication(
  { client }: SnsBench,
  Platform: string,
  Attributes: Record<string, string> = {},
): Promise<string> {
  const command = new CreatePlatformApplicationCommand({
    Name: 'vigie',
    Platform,
    Attributes: { PlatformCredential: 'secret', ...Attributes },
  });
  return (await client.send(command)).PlatformApplicationArn ?? '';
}

/** Registers a device and gives its endpoint's ARN. */
export async function createDevice(
  { client }: SnsBench,
  PlatformApplicationArn: string,
  Token: string,
): Promise<string> {
  return (await client.send(new CreatePlatformEndpointCommand({ PlatformApplicationArn, Token }))).EndpointArn ?? '';
}
