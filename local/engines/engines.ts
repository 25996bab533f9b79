import type { DataFolder } from '../data-folder.ts';
import type { DeliveryFaults } from '../faults/delivery-faults.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { LocalConfig } from '../local-config.ts';
import type { Log } from '../log.ts';
import type { WriteLog } from '../logs/logs.ts';
import { nameOf } from '../sns/arns.ts';
import { createQueueSender, type SendToQueue } from '../sns/deliveries/queues.ts';
import { type LocalSns, startSns } from '../sns/sns.ts';
import { type CognitoOptions, startCognito } from './cognito/cognito.ts';
import { startDynamoDb } from './dynamodb/dynamodb.ts';
import { type LocalKms, startKms } from './kms/kms.ts';
import { startSes } from './ses/ses.ts';
import type { SesEvent } from './ses/ses-events.ts';
import { type LocalSqs, startSqs } from './sqs/sqs.ts';

/** What the engines need. */
export interface EnginesOptions {
  readonly folder: DataFolder;
  readonly region: string;
  readonly inbox: Inbox;
  readonly triggers: NonNullable<CognitoOptions['triggers']>;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly publishSesEvent: (event: SesEvent) => void;
  readonly faults: DeliveryFaults;
  readonly writeLog: WriteLog;
  readonly log: Log;
}

/** Everything of AWS that runs on this machine. */
export interface Engines {
  readonly endpoints: LocalConfig['endpoints'];
  readonly sns: LocalSns;
  readonly sqs: LocalSqs;
  readonly kms: LocalKms;
  readonly sendToQueue: SendToQueue;
}

/** Starts the engines, each of which is stopped with `running`. */
export async function startEngines(options: EnginesOptions, running: AsyncDisposableStack): Promise<Engines> {
  const started = <Engine extends { stop(): Promise<void> }>(engine: Engine): Engine =>
    running.adopt(engine, (each) => each.stop());
  const [dynamodb, { sqs, sns, sendToQueue }, ses, kms, cognito] = await Promise.all([
    startDynamoDb(pathOption(options.folder.path('tables.sqlite'))).then(started),
    startMessaging(options, started),
    startSes({ inbox: options.inbox, publishEvent: options.publishSesEvent, faults: options.faults }).then(started),
    startKms({ path: options.folder.databasePath('keys'), region: options.region }).then(started),
    startCognitoAgain(options).then(started),
  ]);
  const endpoints = {
    dynamodb: dynamodb.endpoint,
    sns: sns.endpoint,
    sqs: sqs.endpoint,
    ses: ses.endpoint,
    kms: kms.endpoint,
    cognito: cognito.endpoint,
  };
  return { endpoints, sns, sqs, kms, sendToQueue };
}

type Started = <Engine extends { stop(): Promise<void> }>(engine: Engine) => Engine;

/** SNS delivers to SQS. */
async function startMessaging(options: EnginesOptions, started: Started) {
  const { folder, region, inbox, invoke, faults: deliveryFaults, writeLog, log } = options;
  const queues = folder.path('queues');
  const sqs = started(await startSqs({ region, ...(queues === undefined ? {} : { folder: queues }) }));
  const sendToQueue = createQueueSender({ endpoint: sqs.endpoint, region });
  const invokeByArn = (functionArn: string, event: unknown): Promise<unknown> => invoke(nameOf(functionArn), event);
  const path = folder.databasePath('topics');
  const sns = started(
    await startSns({ path, region, inbox, sendToQueue, invoke: invokeByArn, deliveryFaults, writeLog, log }),
  );
  return { sqs, sns, sendToQueue };
}

const portNote = 'cognito-port';

/** On the port of the last time when it is free: tokens name it as their issuer, so that those of before the restart still hold. */
async function startCognitoAgain({ folder, inbox, triggers, invoke, log }: EnginesOptions) {
  const start = (port: number) =>
    startCognito({ port, inbox, triggers, invoke, log, ...pathOption(folder.path('accounts.sqlite')) });
  const lastPort = Number(folder.readNote(portNote) ?? 0);
  const cognito = await start(lastPort).catch(() => start(0));
  folder.writeNote(portNote, new URL(cognito.endpoint).port);
  return cognito;
}

const pathOption = (path: string | undefined) => (path === undefined ? {} : { path });
