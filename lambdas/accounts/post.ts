import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';

const timeoutMs = 3_000;

/**
 * Posts one small body and reads the answer, over the modules that the SDK has loaded already: `fetch` would load undici.
 * @throws Error when the answer is no success, or does not come in three seconds
 */
export function post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<string> {
  const request = url.protocol === 'http:' ? requestByHttp : requestByHttps;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, timeout: timeoutMs }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
        else reject(new Error(`${url.host} answered ${answer.statusCode}`));
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${url.host} did not answer in time`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
