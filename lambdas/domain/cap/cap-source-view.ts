import type { AnswerOf } from '../../../contract/exchange.ts';
import type { capSourcesOperations } from '../../../contract/operations/cap-sources.ts';
import type { CapSource, PollMemory } from './cap-source.ts';

type CapSourceView = AnswerOf<typeof capSourcesOperations.putCapSource>;

/** A source as the officers of its municipality see it. */
export function capSourceView({ source, memory }: { source: CapSource; memory?: PollMemory }): CapSourceView {
  const { inseeCode: _, revision: _revision, authorId: _authorId, setBy, ...terms } = source;
  return { ...terms, setBy: setBy.kind, ...(memory ? { lastResult: memory.result } : {}) };
}
