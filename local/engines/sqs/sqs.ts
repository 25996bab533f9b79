import type { Listening } from '../../listen.ts';
import { localAccountId } from '../../sns/arns.ts';
import { startEngineThread } from '../thread.ts';

/** What SQS needs to start. */
export interface SqsOptions {
  /** @default a free port */
  readonly port?: number;
  /** The folder that keeps the queues and their messages. @default memory */
  readonly folder?: string;
  readonly region: string;
}

/** SQS on this machine. */
export interface LocalSqs extends Listening {
  /** A queue's URL at the address that this engine has today, whatever it was when the queue was created. */
  queueUrl(name: string): string;
}

/** Starts SQS (fauxqs) in a thread of its own. */
export async function startSqs({ port = 0, folder, region }: SqsOptions): Promise<LocalSqs> {
  const { endpoint, stop } = await startEngineThread(new URL('sqs-thread.ts', import.meta.url), {
    port,
    folder,
    region,
  });
  return { endpoint, stop, queueUrl: (name) => `${endpoint}/${localAccountId}/${name}` };
}
