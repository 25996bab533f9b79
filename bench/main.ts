/**
 * Measures, and says what each figure should be: one JSON document, then a table. `--only NAME` measures one family,
 * `--quick` with fewer rounds. It is no test: a target that is missed ends it no differently.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bundleSizes } from './bundle-sizes.ts';
import { coldStarts } from './cold-start/cold-starts.ts';
import { commune } from './commune/commune.ts';
import { dataLayer } from './data-layer/data-layer.ts';
import { judge } from './figures.ts';
import { httpFrame } from './http-frame/http-frame.ts';
import { platform } from './platform/platform.ts';
import { roundTrips } from './round-trips/round-trips.ts';
import { tableOf } from './table.ts';

const families = [bundleSizes, coldStarts, httpFrame, dataLayer, roundTrips, platform, commune];
const roundsByDefault = 15;
const roundsWhenQuick = 3;

const { values: options } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' } } });
const chosen = families.filter(({ name }) => options.only === undefined || name === options.only);
if (chosen.length === 0) throw new Error(`--only takes one of ${families.map(({ name }) => name).join(', ')}`);

const rounds = options.quick ? roundsWhenQuick : roundsByDefault;
const measured = [];
for (const { name, measure } of chosen) {
  console.error(`Measuring ${name}...`);
  measured.push({ family: name, figures: (await measure({ rounds })).map(judge) });
}

const machine = {
  node: process.version,
  cpus: availableParallelism(),
  platform: `${process.platform}-${process.arch}`,
};
console.log(JSON.stringify({ at: new Date().toISOString(), machine, rounds, measured }, null, 2));
for (const { family, figures } of measured) console.log(`\n${tableOf(family, figures)}`);
