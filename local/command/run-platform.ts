import { synthesize } from '../../tools/synthesize.ts';
import { createLog } from '../log.ts';
import { type Platform, startPlatform } from '../platform.ts';
import { neighbourhoodSeed } from '../seed/neighbourhood.ts';
import { type Flags, readFlags, usage } from './flags.ts';
import { welcome } from './welcome.ts';

/** Builds what is stale, starts the platform, and runs it until it is told to stop. */
export async function runPlatform(args: readonly string[]): Promise<void> {
  try {
    const flags = readFlags(args);
    if (flags.help) {
      process.stdout.write(usage);
      return;
    }
    const platform = await start(flags);
    process.stdout.write(welcome(platform.config, flags));
    stopOnSignal(platform);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

/** What the sweepers pick up after a crash should not keep anyone waiting at a laptop: every minute is ten seconds. */
const scheduleSpeedUp = 6;

async function start({ ephemeral, unseeded, port, data }: Flags): Promise<Platform> {
  const { folder, bundlesFolder } = await synthesize('dev');
  const log = createLog();
  return startPlatform({
    assemblyFolder: folder,
    bundlesFolder,
    port,
    log,
    scheduleSpeedUp,
    onFunctionOutput: showErrors,
    ...(ephemeral ? {} : { dataFolder: data }),
    ...(unseeded ? {} : { seed: neighbourhoodSeed }),
  });
}

/** Functions log each request; what went wrong is enough here. */
function showErrors(_functionName: string, output: string): void {
  const errors = output.split('\n').filter((line) => line.includes('"level":"ERROR"'));
  if (errors.length > 0) {
    process.stderr.write(`${errors.join('\n')}\n`);
  }
}

/** The first signal stops in order; a second one does not wait. */
function stopOnSignal(platform: Platform): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) {
      process.exit(1);
    }
    stopping = true;
    void platform.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, stop);
  }
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'Another program listens at this port: choose another with --port, or 0 for a free one.';
  }
  return error instanceof Error ? error.message : String(error);
}
