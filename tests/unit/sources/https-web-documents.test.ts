import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { httpsWebDocuments } from '../../../lambdas/sources/https-web-documents.ts';
import { bytesAtMost } from '../../../lambdas/sources/web-documents.ts';

const host = 'https://alertes.example';

/** What stands at each path, after the host. */
const pages: Readonly<Record<string, RequestListener>> = {
  '/alertes.example/a.xml': (request, response) => {
    const headers = { etag: '"1"', 'last-modified': 'Sun, 22 Nov 2026 20:00:00 GMT' };
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end('<a/>');
  },
  '/alertes.example/moved': redirect('/a.xml'),
  '/alertes.example/far': redirect('https://ailleurs.example/b.xml'),
  '/ailleurs.example/b.xml': (_, response) => response.end('<b/>'),
  '/alertes.example/loop': redirect('/loop'),
  '/alertes.example/to-http': redirect('http://alertes.example/a.xml'),
  '/alertes.example/to-metadata': redirect('https://169.254.169.254/latest/meta-data/'),
  '/alertes.example/to-port': redirect('https://alertes.example:8443/a.xml'),
  '/alertes.example/to-file': redirect('file:///etc/passwd'),
  '/alertes.example/large': (_, response) => response.end('x'.repeat(bytesAtMost)),
  '/alertes.example/huge': (_, response) => {
    const more = () => {
      while (response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  },
  '/alertes.example/silent': () => undefined,
  '/alertes.example/slow': (_, response) => void response.writeHead(200).write('<a>'),
  '/alertes.example/gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
  '/alertes.example/broken': (_, response) => response.destroy(),
};

function redirect(location: string): RequestListener {
  return (_, response) => response.writeHead(302, { location }).end();
}

let server: Server;
let standIn: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''];
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  standIn = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Short where a server is waited for in vain; elsewhere a busy machine has its time. */
const timeoutAt = (path: string) => (['/silent', '/slow'].includes(path) ? 200 : 10_000);
const fetchAt = (path: string, known = {}) =>
  httpsWebDocuments({ standIn, timeoutMs: timeoutAt(path) }).fetch(`${host}${path}`, known);
const textOf = async (path: string) => {
  const answer = await fetchAt(path);
  return answer.kind === 'document' ? Buffer.from(answer.bytes).toString() : answer;
};

describe('a document of the web', () => {
  test('is given with what its server knows it by, and not again while it is the same', async () => {
    const first = await fetchAt('/a.xml');
    const validators = { etag: '"1"', lastModified: 'Sun, 22 Nov 2026 20:00:00 GMT' };
    expect(first).toMatchObject({ kind: 'document', url: `${host}/a.xml`, validators });
    expect(await fetchAt('/a.xml', validators)).toEqual({ kind: 'unchanged' });
  });

  test('is followed to where it moved, at another host too', async () => {
    expect(await textOf('/moved')).toBe('<a/>');
    expect(await textOf('/far')).toBe('<b/>');
  });

  test('is read up to 900 KB', async () => {
    expect(await textOf('/large')).toHaveLength(bytesAtMost);
  });

  test.each([
    ['over 900 KB, however long it goes on', '/huge', 'too-large'],
    ['that is nowhere', '/nowhere', 'status-404'],
    ['that moves in a circle', '/loop', 'too-many-redirects'],
    ['that moves to HTTP', '/to-http', 'address-not-public'],
    ['that moves to an address in numbers', '/to-metadata', 'address-not-public'],
    ['that moves to another port', '/to-port', 'address-not-public'],
    ['that moves to a file', '/to-file', 'address-not-public'],
    ['whose server says nothing', '/silent', 'too-slow'],
    ['whose server stops in the middle', '/slow', 'too-slow'],
    ['that is compressed', '/gzip', 'compressed'],
    ['whose connection breaks', '/broken', 'unreachable'],
  ])('%s is not had', async (_, path, reason) => {
    expect(await fetchAt(path)).toEqual({ kind: 'failed', reason });
  });

  test('is asked for three times more at the most', async () => {
    asked = [];
    await fetchAt('/loop');
    expect(asked).toHaveLength(4);
  });

  test.each([
    'http://alertes.example/a.xml',
    'https://127.0.0.1/a.xml',
    'https://2130706433/a.xml',
    'https://0x7f.1/a.xml',
    'https://[::1]/a.xml',
    'https://localhost/a.xml',
    'https://metadata.google.internal/a.xml',
    'https://user:secret@alertes.example/a.xml',
    'https://alertes.example:8443/a.xml',
    'file:///etc/passwd',
    'nothing',
  ])('at %s is not even asked for', async (url) => {
    asked = [];
    const answer = await httpsWebDocuments({ standIn }).fetch(url);
    expect([answer, asked]).toEqual([{ kind: 'failed', reason: 'address-not-public' }, []]);
  });

  test('of a name that leads to this machine is not asked for, over what was looked at and nothing else', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const answer = await httpsWebDocuments({ resolve }).fetch(`${host}/a.xml`);
    expect(answer).toEqual({ kind: 'failed', reason: 'address-not-public' });
  });
});
