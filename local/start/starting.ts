import { type DataFolder, memoryFolder, openDataFolder } from '../data-folder.ts';
import { noteFunctionNames } from '../deployment/names.ts';
import { createDeliveryFaults, type DeliveryFaults } from '../faults/delivery-faults.ts';
import { type Door, standAtDoor } from '../gateway/door.ts';
import { type Inbox, openInbox } from '../inbox/inbox.ts';
import { type Log, silentLog } from '../log.ts';
import { forgetUnfinishedSeed } from '../seed/seed-once.ts';
import { openTemplate, type Template } from '../template/template.ts';
import type { PlatformOptions } from './platform-options.ts';

/** What the parts of a platform share while it starts. */
export interface Starting {
  readonly options: PlatformOptions;
  readonly template: Template;
  readonly folder: DataFolder;
  readonly inbox: Inbox;
  readonly door: Door;
  /** What befalls messages after they were taken. */
  readonly faults: DeliveryFaults;
  readonly log: Log;
  /** Stops what has started, in the reverse order. */
  readonly running: AsyncDisposableStack;
}

/** Reads the template, takes the data folder and stands at the door: what can refuse to start does so first. */
export async function prepare(options: PlatformOptions, running: AsyncDisposableStack): Promise<Starting> {
  const template = openTemplate(options.assemblyFolder);
  noteFunctionNames(template);
  const folder = running.adopt(
    options.dataFolder === undefined ? memoryFolder() : openDataFolder(options.dataFolder),
    (each) => each.release(),
  );
  forgetUnfinishedSeed(folder);
  const door = running.adopt(await standAtDoor(options.port ?? 0), (each) => each.stop());
  const inbox = running.adopt(openInbox(folder.databasePath('inbox')), (each) => each.close());
  const faults = createDeliveryFaults();
  return { options, template, folder, inbox, door, faults, log: options.log ?? silentLog, running };
}
