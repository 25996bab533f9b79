/**
 * One cold start in plain Node: loads a bundle, takes one event, answers it, and writes what that took.
 *
 * It loads what Lambda's runtime interface client (4.0) loads, in the way it does: an ES module that requires `node:http` and
 * `node:worker_threads` and imports the handler. That client speaks to the Runtime API through native code, so the event
 * comes by a pipe here, which costs as little. Beside that client itself, an empty handler begins 2 ms sooner here: the ratios
 * err on the side of too high.
 * https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { readFileSync, writeSync } = require('node:fs');
require('node:http');
require('node:worker_threads');
await import('node:async_hooks');

const eventPipe = 3;
const measurementPipe = 4;
const bytesPerMb = 2 ** 20;

const { handler } = await import(process.argv[2]);
const initCpuMs = cpuMs();
const context = {
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  awsRequestId: '01234567-89ab-cdef-0123-456789abcdef',
  memoryLimitInMB: '256',
  getRemainingTimeInMillis: () => 60_000,
};
const answer = await handler(JSON.parse(readFileSync(eventPipe, 'utf8')), context);
const response = JSON.stringify(answer ?? null);
const measured = { initCpuMs, firstResponseCpuMs: cpuMs(), memoryMb: process.memoryUsage.rss() / bytesPerMb };
writeSync(measurementPipe, JSON.stringify({ ...measured, modules: process.moduleLoadList, response }));
// Without waiting for connections that are kept alive.
process.exit();

/** User and system time since the process began, of all its threads. */
function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
