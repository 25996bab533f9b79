import { type Category, findCategory } from '../../../contract/categories.ts';
import type { Level } from '../../../contract/fields.ts';
import { Refusal } from '../refusal.ts';

/** A category that a municipality has of its own, beside the built-in ones: its officers send it. */
export interface SpecialCategory extends Category {
  readonly inseeCode: string;
  readonly level: Level;
  readonly senders: 'officers' | 'police';
  readonly livesHours: number;
  /** ISO 8601; a retired category is kept, and sent no more. */
  readonly retiredAt?: string;
}

/** @throws Refusal `category-built-in` */
export function requireOwnName(categoryId: string): void {
  if (findCategory(categoryId)) throw new Refusal('category-built-in');
}
