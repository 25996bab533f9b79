/** `npm run demo`: the platform's work as a story, on a platform of its own; exit code 0 only when exactly the right people were told, once. */
import { synthesize } from '../../tools/synthesize.ts';
import { createLog } from '../log.ts';
import { startPlatform } from '../platform.ts';
import { type DeliveryGroup, isRight } from './deliveries.ts';
import { playDelivery } from './delivery.ts';
import { playEveryonesPart } from './everyones-part.ts';
import { playExercise } from './exercise.ts';
import { playMainJob } from './main-job.ts';
import { playOpenStandards } from './open-standards.ts';
import { playPlainPhone } from './plain-phone.ts';
import { setUpTown } from './set-up.ts';
import { setStage } from './stage.ts';

const { folder: assemblyFolder, bundlesFolder } = await synthesize();
const platform = await startPlatform({ assemblyFolder, bundlesFolder, rights: 'enforced', log: createLog() });

try {
  const groups: DeliveryGroup[] = [];
  const stage = setStage(platform.config, console.log, (played) => groups.push(...played));
  const town = await setUpTown(stage);
  await playMainJob(stage, town);
  await playEveryonesPart(stage, town);
  await playExercise(stage, town);
  await playDelivery(stage, town);
  await playOpenStandards(stage, town);
  await playPlainPhone(stage, town);
  console.log(`\n${table(groups)}\n`);
  if (!groups.every(isRight)) process.exitCode = 1;
  console.log(
    groups.every(isRight)
      ? 'Chacun a été prévenu une fois, et personne d’autre.'
      : 'Ce n’est pas ce qui était attendu.',
  );
} finally {
  await platform.stop();
}

function table(groups: readonly DeliveryGroup[]): string {
  const rows = groups.map(({ what, level, channel, expected, received, slowestMs, wrong }) => [
    what,
    level,
    channel,
    expected,
    received,
    slowestMs,
    wrong.join(' '),
  ]);
  const titled = [['what', 'level', 'channel', 'expected', 'received', 'slowest ms', ''], ...rows];
  const [widest = 0] = titled.map(([what]) => String(what).length).toSorted((a, b) => b - a);
  const widths = [widest, 11, 7];
  return titled
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column];
          return width === undefined ? String(cell).padStart(10) : String(cell).padEnd(width);
        })
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}
