/** `npm run demo`: the main job as a story, on a platform of its own; exit code 0 only when exactly the right people were told, once. */
import { synthesize } from '../../tools/synthesize.ts';
import { startPlatform } from '../platform.ts';
import { neighbours } from './cast.ts';
import { type DeliveryGroup, groupDeliveries, settledInbox } from './deliveries.ts';
import { playMainJob } from './story.ts';

const { folder: assemblyFolder, bundlesFolder } = await synthesize();
const platform = await startPlatform({ assemblyFolder, bundlesFolder });

try {
  const reported = await playMainJob(platform.config, console.log);
  const groupsOf = (messages: Parameters<typeof groupDeliveries>[2]) => groupDeliveries(neighbours, reported, messages);
  const messages = await settledInbox(platform.config, (received) => groupsOf(received).every(isRight));
  const groups = groupsOf(messages);
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

function isRight({ wrong }: DeliveryGroup): boolean {
  return wrong.length === 0;
}

function table(groups: readonly DeliveryGroup[]): string {
  const rows = groups.map(({ level, channel, expected, received, slowestMs, wrong }) => [
    level,
    channel,
    expected,
    received,
    slowestMs,
    wrong.join(' '),
  ]);
  const titled = [['level', 'channel', 'expected', 'received', 'slowest ms', ''], ...rows];
  return titled
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? String(cell).padEnd(12) : String(cell).padStart(10)))
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}
