import { setTimeout as wait } from 'node:timers/promises';
import type { LocalConfig } from '../local-config.ts';
import { type ReceivedMessage, readInbox } from './inbox-reader.ts';

type Place = Pick<LocalConfig, 'apiUrl'>;

/** Types an SMS to the platform's number on somebody's phone. */
export async function typeSms({ apiUrl }: Place, phone: string, body: string): Promise<void> {
  const request = { method: 'POST', body: JSON.stringify({ phone, body }) };
  const { status } = await fetch(`${apiUrl}/local/sms.json`, request);
  if (status !== 202) throw new Error(`The SMS was not taken: ${status}`);
}

const deadlineMs = 15_000;
const pollMs = 20;

/** Types an SMS and waits for its answer. @throws when none comes within 15 s */
export async function textAs(place: Place, phone: string, body: string): Promise<string> {
  const since = (await readInbox(place)).at(-1)?.id ?? 0;
  await typeSms(place, phone, body);
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = (await readInbox(place, since)).find((message) => isAnswerTo(phone, message));
    if (answer !== undefined) return answer.body;
    if (Date.now() > deadline) throw new Error('The SMS was not answered within 15 s');
    await wait(pollMs);
  }
}

/** What comes from a topic is an alert. */
const isAnswerTo = (phone: string, { channel, to, topicArn }: ReceivedMessage): boolean =>
  channel === 'sms' && to === phone && topicArn === undefined;
