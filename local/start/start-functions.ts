import { getCompileCacheDir } from 'node:module';
import { clientVariables } from '../clients.ts';
import { readEventSources } from '../deployment/event-sources.ts';
import { readFunctions } from '../deployment/functions.ts';
import { readSchedules } from '../deployment/schedules.ts';
import { type EventSources, startEventSources } from '../deployment/start-event-sources.ts';
import { startSchedules } from '../deployment/start-schedules.ts';
import { webStandInPath } from '../gateway/web-stand-in.ts';
import type { guardFunctions } from '../rights/guard-functions.ts';
import { openStreamPositions } from '../streams/stream-positions.ts';
import { startTtlSweep } from '../ttl/ttl.ts';
import type { LocalFunction } from '../workers/local-function.ts';
import { createWorkers, type Workers } from '../workers/workers.ts';
import { localSmsNumber } from './local-sms-number.ts';
import type { DeployedEngines } from './start-engines.ts';
import type { Starting } from './starting.ts';

/** Makes the functions ready; each is loaded when it is first invoked. */
export async function startWorkers(starting: Starting, deployed: DeployedEngines): Promise<Workers> {
  const { options, template, running, door } = starting;
  const { engines, deployment } = deployed;
  const functions = readFunctions(template, {
    bundlesFolder: options.bundlesFolder,
    variables: { ...clientVariables(engines.endpoints, template.region), ...sharedCompileCache() },
    forEmpty: {
      FCM_APPLICATION_ARN: deployment.applications.fcmArn,
      APNS_APPLICATION_ARN: deployment.applications.apnsArn,
      SMS_NUMBER: localSmsNumber,
      WEB_STAND_IN: `${door.endpoint}${webStandInPath}`,
    },
    onOutput: options.onFunctionOutput ?? (() => undefined),
  });
  const inPlace = options.rights === 'enforced' ? await guarded(functions, starting, deployed) : functions;
  return running.adopt(createWorkers(inPlace), (workers) => workers.stop());
}

/** Loaded only where it is wanted, so that it slows no other start. */
async function guarded(...given: Parameters<typeof guardFunctions>): Promise<LocalFunction[]> {
  return (await import('../rights/guard-functions.ts')).guardFunctions(...given);
}

/** Each worker is a Node of its own, which would otherwise compile everything again. */
function sharedCompileCache(): Record<string, string> {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

/** Starts reading streams and queues; with them stops what else calls functions. */
export function startSources(
  starting: Starting,
  { engines, clients, logs }: DeployedEngines,
  { invoke }: Workers,
): EventSources {
  const { template, folder, log, running } = starting;
  running.adopt(logs, (each) => each.stop());
  const positions = running.adopt(openStreamPositions(folder.databasePath('stream-positions')), (each) => each.close());
  const sources = startEventSources(readEventSources(template), {
    clients,
    region: template.region,
    positions,
    queueUrl: engines.sqs.queueUrl,
    sendToQueue: engines.sendToQueue,
    invoke,
    log,
  });
  return running.adopt(sources, (each) => each.stop());
}

/** Starts what runs by the clock. */
export function startTimers(starting: Starting, { clients, deployment }: DeployedEngines, { invoke }: Workers): void {
  const { options, template, log, running } = starting;
  const speedUp = options.scheduleSpeedUp ?? 1;
  running.adopt(startSchedules(readSchedules(template), { invoke, speedUp, log }), (each) => each.stop());
  running.adopt(startTtlSweep({ client: clients.dynamodb, tables: deployment.tables, log }), (each) => each.stop());
}
