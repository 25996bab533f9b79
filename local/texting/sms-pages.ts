import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { json } from '../gateway/json-answer.ts';
import { type GatewayAnswer, refusals } from '../gateway/refusals.ts';
import type { PageLanguage } from '../inbox/page-words.ts';
import { renderSmsPage } from './sms-page.ts';
import type { Texting } from './texting.ts';

/** What the pages show. */
interface SmsPagesOptions {
  readonly texting: Texting;
  readonly number: string;
}

const typedMessage = z.object({ phone: z.string().min(1), body: z.string() });

/** The phone as a page. */
export function showSmsPage({ texting, number }: SmsPagesOptions, url: URL, language: PageLanguage): GatewayAnswer {
  const phone = url.searchParams.get('phone') ?? '';
  const messages = texting.conversation(phone);
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: renderSmsPage({ phone, messages, number, language }),
  };
}

/** All that a phone typed and received. */
export const listSms = ({ texting }: SmsPagesOptions, url: URL): GatewayAnswer =>
  json({ items: texting.conversation(url.searchParams.get('phone') ?? '') });

/** An SMS as the page's form sends it; the page is shown again. */
export async function sendSmsForm({ texting }: SmsPagesOptions, request: IncomingMessage): Promise<GatewayAnswer> {
  const form = Object.fromEntries(new URLSearchParams(await text(request)));
  const typed = typedMessage.safeParse(form);
  if (!typed.success) return refusals.notFound;
  const { phone, body } = typed.data;
  await texting.type(phone, body);
  const query = new URLSearchParams({ phone, language: form.language === 'en' ? 'en' : 'fr' });
  return { statusCode: 303, headers: { location: `/local/sms?${query}` }, body: '' };
}

/** An SMS as a program sends it: `{ "phone", "body" }`. */
export async function sendSms({ texting }: SmsPagesOptions, request: IncomingMessage): Promise<GatewayAnswer> {
  const typed = typedMessage.safeParse(parsed(await text(request)));
  if (!typed.success) return json({ message: z.prettifyError(typed.error) }, 400);
  return json({ inboundMessageId: await texting.type(typed.data.phone, typed.data.body) }, 202);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
