import type { Period } from '../residents/absence.ts';

/** What somebody asks for by SMS. */
export type TextCommand =
  /** Tell the neighbours; without words when there was the keyword alone. */
  | { readonly kind: 'report'; readonly text: string }
  /** Saw the same, or agrees: `yes` answers a question too. */
  | { readonly kind: 'yes' | 'seen' | 'no' }
  | { readonly kind: 'cancel' | 'help' | 'stop' | 'start' }
  /** The first and the last day away; without them when they could not be read. */
  | { readonly kind: 'absent'; readonly period?: Period }
  | { readonly kind: 'back' }
  /** A number, which answers a question. */
  | { readonly kind: 'choice'; readonly number: number }
  /** Calls for help itself: not something that Vigie answers. */
  | { readonly kind: 'distress' }
  /** No command: perhaps something seen, perhaps the words of an answer. */
  | { readonly kind: 'unclear'; readonly text: string };
