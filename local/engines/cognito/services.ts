import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { createServer } from 'cognito-local/lib/server/server.js';
import { CognitoServiceFactoryImpl } from 'cognito-local/lib/services/cognitoService.js';
import { DateClock, type Services } from 'cognito-local/lib/services/index.js';
import { otp } from 'cognito-local/lib/services/otp.js';
import { JwtTokenGenerator } from 'cognito-local/lib/services/tokenGenerator.js';
import { UserPoolServiceFactoryImpl } from 'cognito-local/lib/services/userPoolService.js';
import { createCodeMessages } from './code-messages.ts';
import type { CognitoStore } from './cognito-store.ts';
import type { PlatformCalls } from './platform-calls.ts';
import { createTriggers } from './triggers.ts';

/** The engine's logger. */
export type EngineLogger = Parameters<typeof createServer>[1];

/** What the engine's services are made of. */
export interface ServicesOptions {
  /** The address that tokens name as their issuer. */
  readonly issuer: string;
  /** The functions to call, by trigger. */
  readonly triggers: Readonly<Record<string, string>>;
  readonly calls: PlatformCalls;
  readonly store: CognitoStore;
  readonly logger: EngineLogger;
}

/** The engine's services, over our store, our codes' delivery and our functions; the user pools of the store are back. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const { issuer, calls } = options;
  const clock = new DateClock();
  const cognito = await openUserPools(options, clock);
  const triggers = createTriggers({ clock, cognito, functions: options.triggers, calls });
  return {
    clock,
    cognito,
    config: {
      LambdaClient: {},
      TriggerFunctions: {},
      UserPoolDefaults: { UsernameAttributes: ['email'] },
      TokenConfig: { IssuerDomain: issuer },
      ServerConfig: {},
    },
    messages: createCodeMessages(cognito, calls),
    otp,
    tokenGenerator: new JwtTokenGenerator(clock, triggers, { IssuerDomain: issuer }),
    triggers,
  };
}

async function openUserPools({ store, logger }: ServicesOptions, clock: DateClock): Promise<Services['cognito']> {
  // The engine looks for its own files in a folder, and finds none: the pools are in the store.
  const folder = mkdtempSync(join(tmpdir(), 'vigie-cognito-'));
  const pools = new UserPoolServiceFactoryImpl(clock, store);
  const cognito = await new CognitoServiceFactoryImpl(folder, store, pools).create({ logger }, {});
  rmSync(folder, { recursive: true });
  for (const pool of store.userPools()) {
    await cognito.createUserPool({ logger }, pool);
  }
  return cognito;
}
