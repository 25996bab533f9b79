import type { Inbox } from '../../inbox/inbox.ts';
import type { Listening } from '../../listen.ts';
import { errorName, type Log } from '../../log.ts';
import { type EngineThread, startEngineThread } from '../thread.ts';
import { type Asked, engineRequest } from './messages.ts';

/** What Cognito needs to start. */
export interface CognitoOptions {
  /** @default a free port */
  readonly port?: number;
  /** The database's file. @default memory */
  readonly path?: string;
  readonly inbox: Inbox;
  /** The functions that a user pool calls, by trigger. */
  readonly triggers?: Readonly<Partial<Record<'PostConfirmation' | 'PreSignUp' | 'PreTokenGeneration', string>>>;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  /** @default silence */
  readonly log?: Log;
}

/** Starts Cognito (cognito-local) in a thread of its own; codes and temporary passwords reach the inbox. */
export async function startCognito(options: CognitoOptions): Promise<Listening> {
  const { port = 0, path, triggers = {} } = options;
  const thread: EngineThread = await startEngineThread(
    new URL('cognito-thread.ts', import.meta.url),
    { port, path, triggers },
    (message) => {
      const { id, asked } = engineRequest.parse(message);
      void answer(options, asked).then((outcome) => thread.send({ id, ...outcome }));
    },
  );
  return { endpoint: thread.endpoint, stop: thread.stop };
}

async function answer(options: CognitoOptions, asked: Asked) {
  try {
    return { kind: 'result', result: await perform(options, asked) };
  } catch (error) {
    options.log?.('cognito.request-failed', { asked: asked.kind, error: errorName(error) });
    return { kind: 'failure', message: error instanceof Error ? error.message : 'unknown error' };
  }
}

async function perform({ inbox, invoke }: CognitoOptions, asked: Asked): Promise<unknown> {
  if (asked.kind === 'invoke') {
    return await invoke(asked.functionName, asked.event);
  }
  const { to, subject, body } = asked;
  inbox.add([{ channel: 'code', to, subject, body }]);
  return null;
}
