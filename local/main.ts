/** `npm start`: the whole platform on this machine. */
import { enableCompileCache } from 'node:module';

// Before anything else is loaded: types are stripped once, and not at each start.
enableCompileCache();
const { runPlatform } = await import('./command/run-platform.ts');
await runPlatform(process.argv.slice(2));
