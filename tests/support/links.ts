/** The links of our messages to pages that need no sign-in. */
import type { Platform } from '../../local/platform.ts';
import { waitForMessage } from '../../local/story/inbox-reader.ts';
import { sendRaw } from './raw-call.ts';

type Page = 'sms-stops' | 'relatives' | 'unsubscriptions';

/** The path of the last such link that somebody was sent. */
export async function linkSentTo({ config }: Pick<Platform, 'config'>, to: string, page: Page): Promise<string> {
  const link = new RegExp(`/v1/${page}/[A-Za-z0-9._-]+`);
  const { body } = await waitForMessage(config, (message) => message.to === to && link.test(message.body));
  return link.exec(body)?.[0] ?? '';
}

/** Opens a page, as a person or a scanner does. */
export async function openPage(platform: Pick<Platform, 'apiUrl'>, path: string) {
  return read(await sendRaw(platform, { path }));
}

/** Sends a page's form back. */
export async function sendForm(platform: Pick<Platform, 'apiUrl'>, path: string, fields: Record<string, string> = {}) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return read(await sendRaw(platform, { method: 'POST', path, headers, body: new URLSearchParams(fields).toString() }));
}

async function read(response: Response) {
  return { status: response.status, body: await response.text() };
}
