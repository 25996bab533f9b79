/** A platform in a process of its own, for a test to kill. Takes the folders; prints its configuration once it is open. */
import { startPlatform } from '../../../local/platform.ts';

const [assemblyFolder = '', bundlesFolder = '', dataFolder = ''] = process.argv.slice(2);

/** Once a second, the sweeper makes up for what the last process left undone. */
const { config } = await startPlatform({
  assemblyFolder,
  bundlesFolder,
  dataFolder,
  scheduleSpeedUp: 60,
  rights: 'enforced',
});
process.stdout.write(`${JSON.stringify(config)}\n`);
