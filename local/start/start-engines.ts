import { ensureOperator } from '../accounts/operator.ts';
import { type Clients, createClients } from '../clients.ts';
import { readTriggers } from '../deployment/accounts.ts';
import { type Deployment, deploy } from '../deployment/deploy.ts';
import { readLogSubscriptions } from '../deployment/log-subscriptions.ts';
import { readSesEvents } from '../deployment/topics.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { errorName } from '../log.ts';
import { createLogs, type Logs } from '../logs/logs.ts';
import type { Starting } from './starting.ts';

/** The engines, with what the template describes made in them. */
export interface DeployedEngines {
  readonly engines: Engines;
  readonly clients: Clients;
  readonly deployment: Deployment;
  readonly logs: Logs;
}

/** Starts the engines and deploys to them. */
export async function startAndDeploy(
  starting: Starting,
  invoke: (functionName: string, event: unknown) => Promise<unknown>,
): Promise<DeployedEngines> {
  const { template, door, log, running } = starting;
  const { region } = template;
  const triggers = readTriggers(template);
  const publishSesEvent: Parameters<typeof startEngines>[0]['publishSesEvent'] = (event) => {
    readSesEvents(
      template,
      clients.sns,
    )(event).catch((error: unknown) => log('ses.event-lost', { error: errorName(error) }));
  };
  const logs = createLogs({ invoke, log });
  const engines = await startEngines(
    { ...starting, region, triggers, invoke, publishSesEvent, writeLog: logs.write },
    running,
  );
  const clients = running.adopt(createClients(engines.endpoints, region), (each) => each.destroy());
  const places = {
    apiUrl: door.endpoint,
    queueUrl: engines.sqs.queueUrl,
    endpoints: engines.endpoints,
    kms: engines.kms,
  };
  const deployment = await deploy(template, clients, places);
  logs.subscribe(readLogSubscriptions(template));
  await ensureOperator(clients.cognito, deployment.accounts.userPoolId);
  return { engines, clients, deployment, logs };
}
