import { encodeTime } from 'ulid';

/** The least identifier that anything of that moment can have. @param timeMs since 1970 */
export function firstIdAt(timeMs: number): string {
  return `${encodeTime(timeMs, 10)}${'0'.repeat(16)}`;
}
