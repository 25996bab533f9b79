import { mkdirSync } from 'node:fs';
import type { BuildAppOptions } from 'fauxqs';

type FauxqsStores = NonNullable<BuildAppOptions['stores']>;
type StoreModules = {
  readonly [Name in keyof FauxqsStores as Capitalize<Name>]: new () => FauxqsStores[Name];
};

interface Persistence {
  load(sqs: FauxqsStores['sqsStore'], sns: FauxqsStores['snsStore'], s3: FauxqsStores['s3Store']): void;
  close(): void;
}
type PersistenceModule = { readonly PersistenceManager: new (folder: string) => Persistence };

/** The stores of fauxqs, and what ends them. */
export interface OpenStores {
  readonly stores: FauxqsStores;
  close(): void;
}

/** Opens what fauxqs keeps in a folder, or in memory. Its package exports only a start that listens on every address. */
export async function openFauxqsStores(folder: string | undefined): Promise<OpenStores> {
  await takeEveryPlane();
  const { SqsStore, SnsStore, S3Store } = await importStores();
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  if (folder === undefined) {
    return { stores, close: () => undefined };
  }
  const persistence = await restore(stores, folder);
  return { stores, close: () => persistence.close() };
}

async function restore(stores: FauxqsStores, folder: string): Promise<Persistence> {
  mkdirSync(folder, { recursive: true });
  const { PersistenceManager }: PersistenceModule = await importFile('persistence.js');
  const persistence = new PersistenceManager(folder);
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  // Assigned after loading, as fauxqs does: assigned before, loading would write everything again.
  Object.assign(stores.sqsStore, { persistence });
  for (const queue of stores.sqsStore.allQueues()) {
    Object.assign(queue, { persistence });
    returnInFlight(queue);
  }
  return persistence;
}

type Queue = FauxqsStores['sqsStore'] extends { allQueues(): Iterable<infer Each> } ? Each : never;

/** Whoever had these messages ended with the last platform: they wait for nobody. */
function returnInFlight({ inflightMessages }: Queue): void {
  for (const message of inflightMessages.values()) {
    message.visibilityDeadline = 0;
  }
}

/** What SQS refuses: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const refusedCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

interface TypesModule {
  readonly INVALID_MESSAGE_BODY_CHAR: RegExp;
}

/** fauxqs refuses the halves of which JavaScript makes characters beyond the first plane, such as emojis; SQS takes them. */
async function takeEveryPlane(): Promise<void> {
  const { INVALID_MESSAGE_BODY_CHAR }: TypesModule = await importFile('sqs/sqsTypes.js');
  Object.assign(INVALID_MESSAGE_BODY_CHAR, { test: (body: string) => refusedCharacter.test(body) });
}

async function importStores(): Promise<StoreModules> {
  const files = ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js'];
  const modules: Partial<StoreModules>[] = await Promise.all(files.map((file) => importFile(file)));
  const { SqsStore, SnsStore, S3Store } = Object.assign({}, ...modules);
  return { SqsStore, SnsStore, S3Store };
}

/** A file of the pinned version of fauxqs, beside its entry. */
function importFile(file: string) {
  return import(new URL(file, import.meta.resolve('fauxqs')).href);
}
