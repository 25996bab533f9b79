import { AdminCreateUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

export const region = 'eu-west-3';

/** An ARN of this machine. */
export const arn = (service: string, name: string) => `arn:aws:${service}:${region}:000000000000:${name}`;
const table = (name: string) => arn('dynamodb', `table/${name}`);

/** What every AWS client is made with. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** An action, and the ARN of what it is done to. */
export type Right = readonly [action: string, resource: string];

type Call = (settings: ClientSettings) => Promise<unknown>;

const items = { TableName: 'Alerts', Key: { pk: { S: 'a' } } };
const email = { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } };

/** Calls of every service, with all that they need. */
export const calls: readonly [what: string, call: Call, needs: readonly Right[]][] = [
  [
    'an update',
    (settings) => new DynamoDBClient(settings).send(new UpdateItemCommand(items)),
    [['dynamodb:UpdateItem', table('Alerts')]],
  ],
  [
    'a query of an index',
    (settings) => new DynamoDBClient(settings).send(new QueryCommand({ TableName: 'Alerts', IndexName: 'byGroup' })),
    [['dynamodb:Query', table('Alerts/index/byGroup')]],
  ],
  [
    'a look at several tables',
    (settings) =>
      new DynamoDBClient(settings).send(
        new BatchGetItemCommand({ RequestItems: { Alerts: { Keys: [] }, Residents: { Keys: [] } } }),
      ),
    [
      ['dynamodb:BatchGetItem', table('Alerts')],
      ['dynamodb:BatchGetItem', table('Residents')],
    ],
  ],
  [
    'a transaction',
    (settings) =>
      new DynamoDBClient(settings).send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: 'Alerts', Item: {} } },
            { Update: { ...items, UpdateExpression: 'x' } },
            { Delete: items },
            { ConditionCheck: { ...items, TableName: 'Residents', ConditionExpression: 'x' } },
          ],
        }),
      ),
    [
      ['dynamodb:PutItem', table('Alerts')],
      ['dynamodb:UpdateItem', table('Alerts')],
      ['dynamodb:DeleteItem', table('Alerts')],
      ['dynamodb:ConditionCheckItem', table('Residents')],
    ],
  ],
  [
    'a message to a topic',
    (settings) => new SNSClient(settings).send(new PublishCommand({ TopicArn: arn('sns', 't'), Message: 'm' })),
    [['sns:Publish', arn('sns', 't')]],
  ],
  [
    'a message to a device',
    (settings) =>
      new SNSClient(settings).send(new PublishCommand({ TargetArn: arn('sns', 'endpoint/GCM/v/1'), Message: 'm' })),
    [['sns:Publish', arn('sns', 'endpoint/GCM/v/1')]],
  ],
  [
    'a message to a number',
    (settings) => new SNSClient(settings).send(new PublishCommand({ PhoneNumber: '+33600000000', Message: 'm' })),
    [['sns:Publish', '*']],
  ],
  [
    'a new topic',
    (settings) => new SNSClient(settings).send(new CreateTopicCommand({ Name: 't' })),
    [['sns:CreateTopic', arn('sns', 't')]],
  ],
  [
    'a new subscriber',
    (settings) =>
      new SNSClient(settings).send(
        new SubscribeCommand({ TopicArn: arn('sns', 't'), Protocol: 'sms', Endpoint: '+33600000000' }),
      ),
    [['sns:Subscribe', arn('sns', 't')]],
  ],
  [
    'messages to a queue',
    (settings) =>
      new SQSClient(settings).send(new SendMessageBatchCommand({ QueueUrl: 'http://sqs/0/q', Entries: [] })),
    [['sqs:SendMessage', arn('sqs', 'q')]],
  ],
  [
    'an e-mail',
    (settings) =>
      new SESv2Client(settings).send(
        new SendEmailCommand({ FromEmailAddress: 'Vigie <a@vigie.fr>', Content: { Simple: email } }),
      ),
    [['ses:SendEmail', arn('ses', 'identity/a@vigie.fr')]],
  ],
  [
    'an e-mail with headers, of a configuration set',
    (settings) =>
      new SESv2Client(settings).send(
        new SendEmailCommand({
          FromEmailAddress: 'a@vigie.fr',
          ConfigurationSetName: 'c',
          Content: { Simple: { ...email, Headers: [{ Name: 'X-A', Value: 'b' }] } },
        }),
      ),
    ['ses:SendEmail', 'ses:SendRawEmail'].flatMap((action) => [
      [action, arn('ses', 'identity/a@vigie.fr')],
      [action, arn('ses', 'configuration-set/c')],
    ]),
  ],
  [
    'an encryption',
    (settings) =>
      new KMSClient(settings).send(new EncryptCommand({ KeyId: arn('kms', 'key/k'), Plaintext: Buffer.from('p') })),
    [['kms:Encrypt', arn('kms', 'key/k')]],
  ],
  [
    'an invitation',
    (settings) =>
      new CognitoIdentityProviderClient(settings).send(
        new AdminCreateUserCommand({ UserPoolId: 'eu_1', Username: 'a' }),
      ),
    [['cognito-idp:AdminCreateUser', arn('cognito-idp', 'userpool/eu_1')]],
  ],
];
