import { createRequire } from 'node:module';

const { resolve: resolveHere } = createRequire(import.meta.url);

/**
 * The program of the engine that is installed for this machine.
 * @throws when there is none, saying what to do
 */
export function findDynoxide(resolve: (module: string) => string = resolveHere): string {
  try {
    return resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    throw new Error(
      'No DynamoDB for this machine: @dynoxide/linux-x64 is not installed here (it runs on 64-bit Intel Linux). ' +
        'Start any engine that has DynamoDB Streams, such as DynamoDB Local, and give its address in DYNAMODB_ENDPOINT.',
    );
  }
}
