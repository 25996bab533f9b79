import { createServer, type IncomingMessage } from 'node:http';
import { CognitoIdentityProviderClient, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { ListEmailIdentitiesCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Listening, listen } from '../../local/listen.ts';
import { startGuard } from '../../local/rights/guard.ts';
import { createJudge, refusalEvent } from '../../local/rights/judge.ts';
import { arn, type ClientSettings, calls, type Right, region } from './support/guarded-calls.ts';

let stopped: Listening[];
let refused: unknown[];
let arrived: string[];

beforeEach(() => {
  stopped = [];
  refused = [];
  arrived = [];
});
afterEach(async () => void (await Promise.all(stopped.map(({ stop }) => stop()))));

const listening = async (started: Promise<Listening>): Promise<string> => {
  const each = await started;
  stopped.push(each);
  return each.endpoint;
};

const log = (event: string, fields = {}) => void (event === refusalEvent && refused.push(fields));

/** The settings of a client whose calls are those of `alerts`, which has these rights, before an engine that does whatever is asked. */
async function clientOfAlerts(
  rights: readonly Right[],
  closes: (request: IncomingMessage) => boolean = () => false,
): Promise<ClientSettings> {
  const engine = await listening(
    listen(
      createServer((request, response) => {
        if (closes(request)) return void request.socket.destroy();
        arrived.push(String(request.headers.authorization));
        response.end(request.headers['x-amz-target'] || request.url !== '/' ? '{}' : '<Done><DoneResult/></Done>');
      }),
      0,
    ),
  );
  const statements = rights.map(([action, resource]) => ({
    Effect: 'Allow' as const,
    Action: [action],
    Resource: [resource],
  }));
  const judge = createJudge({ rights: new Map([['alerts', statements]]), region, log });
  const endpoints = { dynamodb: engine, sns: engine, sqs: engine, ses: engine, kms: engine, cognito: engine };
  const endpoint = await listening(startGuard({ endpoints, judge, log }));
  return { endpoint, region, maxAttempts: 1, credentials: { accessKeyId: 'alerts', secretAccessKey: 'x' } };
}

describe.each(calls)('%s', (_what, call, needs) => {
  test('reaches its engine, as the platform’s own call, when it is allowed', async () => {
    await call(await clientOfAlerts(needs));
    expect(arrived).toEqual([expect.stringContaining('Credential=local/')]);
    expect(refused).toEqual([]);
  });

  test.each(needs)('is refused without %s on %s, as AWS refuses, and that is logged', async (action, resource) => {
    const others = needs.filter((each) => each[0] !== action || each[1] !== resource);
    await expect(clientOfAlerts(others).then(call)).rejects.toMatchObject({
      name: expect.stringMatching(/^(AccessDeniedException|AuthorizationErrorException)$/),
      message: expect.stringContaining(`alerts is not authorized to perform: ${action}`),
    });
    expect(arrived).toEqual([]);
    expect(refused).toEqual([{ function: 'alerts', action, resource }]);
  });
});

test('what is asked with a person’s own token needs no right', async () => {
  const settings = await clientOfAlerts([]);
  await new CognitoIdentityProviderClient(settings).send(new GetUserCommand({ AccessToken: 'token' }));
  expect(arrived).toHaveLength(1);
});

test('what no function was ever meant to ask is refused, whatever else is allowed', async () => {
  const settings = await clientOfAlerts([['ses:SendEmail', '*']]);
  await expect(new SESv2Client(settings).send(new ListEmailIdentitiesCommand({}))).rejects.toThrow(/not authorized/);
});

test('a function that is not of the template has no right', async () => {
  const settings = await clientOfAlerts([['*', '*']]);
  const stranger = { ...settings, credentials: { accessKeyId: 'stranger', secretAccessKey: 'x' } };
  const publish = new PublishCommand({ TopicArn: arn('sns', 't'), Message: 'm' });
  await expect(new SNSClient(stranger).send(publish)).rejects.toThrow(/not authorized/);
});

describe('a call whose engine closes the connection', () => {
  const rights: Right[] = [['sns:Publish', '*']];
  const publish = () => new PublishCommand({ TopicArn: arn('sns', 't'), Message: 'm' });

  test('that the guard kept from before goes on another', async () => {
    const kept = new WeakSet<object>();
    const closes = ({ socket }: IncomingMessage) => kept.has(socket) || !kept.add(socket);
    const client = new SNSClient(await clientOfAlerts(rights, closes));
    for (let calls = 0; calls < 3; calls += 1) await client.send(publish());
    expect(arrived).toHaveLength(3);
  });

  test('that was a new one fails, once', async () => {
    let asked = 0;
    const closes = () => {
      asked += 1;
      return true;
    };
    await expect(new SNSClient(await clientOfAlerts(rights, closes)).send(publish())).rejects.toThrow();
    expect(asked).toBe(1);
  });
});
