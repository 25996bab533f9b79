import { createServer, type RequestListener } from 'node:http';
import type { Jwks } from 'aws-jwt-verify/jwk';
import * as z from 'zod';
import { operatorAccount } from '../accounts/operator.ts';
import { readApi } from '../deployment/routes.ts';
import { createAuthorizer, type FetchKeys } from '../gateway/authorizer.ts';
import type { Door } from '../gateway/door.ts';
import { createGateway } from '../gateway/gateway.ts';
import { createLocalPages, isLocalPage } from '../gateway/local-pages.ts';
import { listen } from '../listen.ts';
import type { LocalConfig } from '../local-config.ts';
import { seedOnce } from '../seed/seed-once.ts';
import { createTexting, type Texting } from '../texting/texting.ts';
import { openTypedMessages } from '../texting/typed-messages.ts';
import type { Workers } from '../workers/workers.ts';
import { localSmsNumber } from './local-sms-number.ts';
import type { DeployedEngines } from './start-engines.ts';
import type { Starting } from './starting.ts';

/** Seeds the platform if that is asked for, and then opens it to clients. */
export async function openDoor(
  starting: Starting,
  deployed: DeployedEngines,
  handling: { readonly workers: Workers; readonly onWrite: () => void },
): Promise<LocalConfig> {
  const { door, options, template, folder, inbox, faults, log } = starting;
  const gateway = createGateway({
    api: readApi(template),
    authorize: createAuthorizer(fetchKeys),
    invoke: handling.workers.invoke,
    onWrite: handling.onWrite,
    log,
  });
  const config = configOf(door, deployed, template.region);
  const phones = { inbox, faults, number: localSmsNumber, texting: textingOf(starting, deployed) };
  const accounts = await seedOnce(folder, options.seed, (sow) =>
    behindTheDoor(withPages(gateway, { ...phones, config }), (apiUrl) => sow({ ...config, apiUrl })),
  );
  const complete = { ...config, accounts: [...config.accounts, ...accounts] };
  door.open(withPages(gateway, { ...phones, config: complete }));
  return complete;
}

/** The output that operators point their two-way number at. */
const inboundSmsOutput = 'InboundSmsTopic';

function textingOf({ template, folder, inbox, running }: Starting, { clients: { sns } }: DeployedEngines): Texting {
  const typed = running.adopt(openTypedMessages(folder.databasePath('typed-messages')), (each) => each.close());
  return createTexting({ sns, topicArn: template.output(inboundSmsOutput), number: localSmsNumber, typed, inbox });
}

/** Serves at an address that nobody else knows while the work is done. */
async function behindTheDoor<Result>(
  listener: RequestListener,
  work: (apiUrl: string) => Promise<Result>,
): Promise<Result> {
  const { endpoint, stop } = await listen(createServer(listener), 0);
  try {
    return await work(endpoint);
  } finally {
    await stop();
  }
}

function withPages(gateway: RequestListener, pages: Parameters<typeof createLocalPages>[0]): RequestListener {
  const show = createLocalPages(pages);
  return (request, response) => (isLocalPage(request) ? show : gateway)(request, response);
}

function configOf({ endpoint }: Door, { engines, deployment }: DeployedEngines, region: string): LocalConfig {
  return {
    apiUrl: endpoint,
    cognitoEndpoint: engines.endpoints.cognito,
    ...deployment.accounts,
    region,
    inboxUrl: `${endpoint}/local/inbox`,
    endpoints: engines.endpoints,
    accounts: [operatorAccount],
  };
}

const keySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.literal('RSA'), n: z.string(), e: z.string() })),
});

const fetchKeys: FetchKeys = async (issuer) => {
  const response = await fetch(`${issuer}/.well-known/jwks.json`);
  return keySet.parse(await response.json()) as Jwks;
};
