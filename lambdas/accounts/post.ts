import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';

const timeoutMs = 3_000;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * Posts one small body and reads the answer, whatever its status, over the modules that the SDK has loaded already: `fetch`
 * would load undici.
 * @throws Error when no answer comes in three seconds
 */
export function post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
  const request = url.protocol === 'http:' ? requestByHttp : requestByHttps;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, timeout: timeoutMs }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${url.host} did not answer in time`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
