import { timingSafeEqual } from 'node:crypto';

/** Compares secrets in a time that tells nothing of what they share. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
