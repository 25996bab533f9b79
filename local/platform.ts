import type { Clients } from './clients.ts';
import type { DeliveryFaults } from './faults/delivery-faults.ts';
import type { Inbox } from './inbox/inbox.ts';
import type { LocalConfig } from './local-config.ts';
import type { LocalSns } from './sns/sns.ts';
import { openDoor } from './start/open-door.ts';
import type { PlatformOptions } from './start/platform-options.ts';
import { startAndDeploy } from './start/start-engines.ts';
import { startSources, startTimers, startWorkers } from './start/start-functions.ts';
import { prepare } from './start/starting.ts';

/** The whole platform on this machine. */
export interface Platform {
  readonly apiUrl: string;
  readonly config: LocalConfig;
  readonly inbox: Inbox;
  /** What befalls messages after they were taken, as `/local/faults` has it. */
  readonly faults: DeliveryFaults;
  /** What only tests and demonstrations ask of SNS: faults, opted-out numbers, disabled devices. */
  readonly sns: LocalSns;
  readonly clients: Clients;
  /** Invokes a function by its name, as a console does. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Stops everything; no process is left. */
  stop(): Promise<void>;
}

/**
 * Starts the platform from the templates that would be deployed, and opens it once it is complete.
 * @throws when the port or the data folder is in use, or the template has something that this machine cannot run
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  await using starting = new AsyncDisposableStack();
  const prepared = await prepare(options, starting);
  const deployed = await startAndDeploy(prepared, (name, event) => workers.invoke(name, event));
  const workers = await startWorkers(prepared, deployed);
  const sources = startSources(prepared, deployed, workers);
  const config = await openDoor(prepared, deployed, { workers, onWrite: sources.nudge });
  startTimers(prepared, deployed, workers);
  const running = starting.move();
  // Nobody may come in while the rest stops.
  running.defer(prepared.door.stop);
  return {
    apiUrl: config.apiUrl,
    config,
    inbox: prepared.inbox,
    faults: prepared.faults,
    sns: deployed.engines.sns,
    clients: deployed.clients,
    invoke: workers.invoke,
    stop: () => running.disposeAsync(),
  };
}
