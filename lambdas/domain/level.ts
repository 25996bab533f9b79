import { type Level, levels } from '../../contract/fields.ts';

/** Whether something of this level reaches someone who chose this minimum. */
export function reaches(level: Level, minimumLevel: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(minimumLevel);
}

/** The minimum levels whose topics an alert of this level is published to: at most three, the gravest first. */
export function topicLevels(level: Level): Level[] {
  return levels.filter((minimumLevel) => reaches(level, minimumLevel)).toReversed();
}
