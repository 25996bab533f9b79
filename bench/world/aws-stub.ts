import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { jsonOrText } from '../../lambdas/domain/json-or-text.ts';
import { type Listening, listen } from '../../local/listen.ts';
import { aResident } from '../../tests/unit/support/a-resident.ts';

/** SNS, SQS, SES and Cognito in one: everything asked is answered with success, at once. */
export type AwsStub = Listening;

const topicArn = 'arn:aws:sns:eu-west-3:000000000000:bench';

/** Has whatever an operation of SNS answers with. https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */
const snsResult = `<MessageId>1</MessageId><TopicArn>${topicArn}</TopicArn><SubscriptionArn>${topicArn}:1</SubscriptionArn>`;

/** Has whatever the others answer with; to Cognito's `GetUser`, the account of the world's member. */
const jsonResult = {
  MessageId: '1',
  UserAttributes: [
    { Name: 'email', Value: aResident().profile.email },
    { Name: 'email_verified', Value: 'true' },
  ],
};

const queued = z.object({ MessageBody: z.string() });

/** The client of SQS compares the digest of what it sent. */
function jsonAnswer(asked: string): string {
  const { data } = queued.safeParse(jsonOrText(asked));
  const digest = data && { MD5OfMessageBody: createHash('md5').update(data.MessageBody).digest('hex') };
  return JSON.stringify({ ...jsonResult, ...digest });
}

export async function startAwsStub(): Promise<AwsStub> {
  const server = createServer((request, response) => {
    void answerTo(request).then(([contentType, body]) => response.setHeader('content-type', contentType).end(body));
  });
  return listen(server, 0);
}

/** SNS speaks the query protocol, in XML; the others JSON. */
async function answerTo(request: IncomingMessage): Promise<[contentType: string, body: string]> {
  const asked = await text(request);
  const action = new URLSearchParams(asked).get('Action');
  if (action === null) return ['application/json', jsonAnswer(asked)];
  const response = `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${snsResult}`;
  return ['text/xml', `${response}</${action}Result></${action}Response>`];
}
