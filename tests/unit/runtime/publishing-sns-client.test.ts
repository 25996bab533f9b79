import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publishingSnsClient } from '../../../lambdas/runtime/sns-client.ts';

/** How the stand-in for SNS treats a request, by how many came before it on the same connection. */
type Treatment = 'answers' | 'closes' | 'refuses';

const given = { ...process.env };
const taken = '<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>';

let server: Server;
let client: SNSClient;
/** One for each request: on which connection it came. */
let connections: Socket[];
let treat: (earlierOnItsConnection: number) => Treatment;

beforeEach(async () => {
  connections = [];
  server = createServer(({ socket }, response) => {
    const earlier = connections.filter((each) => each === socket).length;
    connections.push(socket);
    const treatment = treat(earlier);
    if (treatment === 'closes') socket.destroy();
    else response.writeHead(treatment === 'answers' ? 200 : 503).end(treatment === 'answers' ? taken : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SNS: `http://127.0.0.1:${port}`,
    AWS_REGION: 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'publisher',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  client = publishingSnsClient();
});

afterEach(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
  process.env = { ...given };
});

const publish = () =>
  client.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-3:000000000000:topic', Message: 'message' }));

describe('a message that no answer tells of', () => {
  test('leaves at once on another connection, when it met one that SNS had closed meanwhile', async () => {
    treat = (earlier) => (earlier === 0 ? 'answers' : 'closes');
    await publish();
    await expect(publish()).resolves.toMatchObject({ MessageId: 'm' });
    expect(connections).toHaveLength(3);
  });

  test('leaves though SNS had closed every connection that was kept', async () => {
    treat = (earlier) => (earlier === 0 ? 'answers' : 'closes');
    await Promise.all([publish(), publish(), publish()]);
    await expect(publish()).resolves.toMatchObject({ MessageId: 'm' });
  });

  test('does not leave again by itself, when its connection was a new one: SNS may have taken it', async () => {
    treat = () => 'closes';
    await expect(publish()).rejects.toThrow();
    expect(connections).toHaveLength(1);
  });
});

test('a message that SNS refuses on a connection kept from before does not leave again by itself', async () => {
  treat = (earlier) => (earlier === 0 ? 'answers' : 'refuses');
  await publish();
  await expect(publish()).rejects.toThrow();
  expect(connections).toHaveLength(2);
});
