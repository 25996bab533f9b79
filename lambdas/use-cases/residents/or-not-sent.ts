import { Refusal } from '../../domain/refusal.ts';

/** Sends something that its caller waits for. @throws Refusal `message-not-sent`, or the one given */
export async function orNotSent<Result>(
  attempt: () => Promise<Result>,
  code: 'message-not-sent' | 'code-not-sent' = 'message-not-sent',
): Promise<Result> {
  try {
    return await attempt();
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(code, { cause });
  }
}
