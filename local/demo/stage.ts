import type { Level } from '../../contract/fields.ts';
import type { LocalConfig } from '../local-config.ts';
import { readInbox } from '../story/inbox-reader.ts';
import type { Neighbour } from './cast.ts';
import { type DeliveryGroup, groupDeliveries, isRight, settledInbox } from './deliveries.ts';

/** What someone does about an alert. */
interface Act<Done extends { readonly alertId: string }> {
  readonly what: string;
  readonly level: Level;
  /** Whom it should reach. @default nobody */
  readonly audience?: readonly Neighbour[];
  readonly act: () => Promise<Done>;
}

/** Where the story is played: each act waits until all that it sends has left, so that nothing is taken for what follows. */
export interface Stage {
  readonly config: LocalConfig;
  readonly narrate: (line: string) => void;
  play<Done extends { readonly alertId: string }>(act: Act<Done>): Promise<Done>;
}

/** @param onPlayed told of every act's deliveries */
export function setStage(
  config: LocalConfig,
  narrate: (line: string) => void,
  onPlayed: (groups: readonly DeliveryGroup[]) => void,
): Stage {
  return {
    config,
    narrate,
    play: async ({ what, level, audience = [], act }) => {
      const since = (await readInbox(config)).at(-1)?.id ?? 0;
      const begunAtMs = Date.now();
      const done = await act();
      const said = { what, alertId: done.alertId, level, audience, begunAtMs };
      narrate(what);
      const messages = await settledInbox(config, since, (left) => groupDeliveries(said, left).every(isRight));
      onPlayed(groupDeliveries(said, messages));
      return done;
    },
  };
}

/** The story goes on only if what the API answers is as the story has it. */
export function expectThat(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

/** One after the other, as people do. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) results.push(await act(item, index));
  return results;
}
