import { LambdaService, type Services } from 'cognito-local/lib/services/index.js';
import { TriggersService } from 'cognito-local/lib/services/triggers/triggers.js';
import type { PlatformCalls } from './platform-calls.ts';

interface TriggersOptions {
  readonly clock: Services['clock'];
  readonly cognito: Services['cognito'];
  /** The functions to call, by trigger. */
  readonly functions: Readonly<Record<string, string>>;
  readonly calls: PlatformCalls;
}

/** The engine's triggers, which call the platform's functions. */
export function createTriggers({ clock, cognito, functions, calls }: TriggersOptions): Services['triggers'] {
  const lambda = new LambdaService(functions, lambdaClient(calls));
  return new TriggersService(clock, cognito, lambda, noEncryption);
}

type LambdaClient = ConstructorParameters<typeof LambdaService>[1];
type Encryption = ConstructorParameters<typeof TriggersService>[3];

/** The one method that the engine uses of the AWS SDK's Lambda client. */
function lambdaClient(calls: PlatformCalls): LambdaClient {
  const invoke = ({ FunctionName, Payload }: { FunctionName: string; Payload: string }) => ({
    promise: () => invokeAsLambda(calls, FunctionName, Payload),
  });
  return { invoke } as unknown as LambdaClient;
}

async function invokeAsLambda(calls: PlatformCalls, functionName: string, payload: string) {
  try {
    const result = await calls.ask({ kind: 'invoke', functionName, event: JSON.parse(payload) });
    return { StatusCode: 200, Payload: JSON.stringify(result) };
  } catch (error) {
    const errorMessage = error instanceof Error ? error.message : 'unknown error';
    return { StatusCode: 200, FunctionError: 'Unhandled', Payload: JSON.stringify({ errorMessage }) };
  }
}

/** Only a custom e-mail sender encrypts, and the platform has none. */
const noEncryption = {
  encrypt: () => Promise.reject(new Error('No custom e-mail sender')),
} as unknown as Encryption;
