import type { WrittenParts } from '../../../contract/exchange.ts';
import type { OperationId, operations } from '../../../contract/index.ts';
import type { Condition } from '../../../lambdas/domain/permissions/table.ts';
import type { Actor } from './cast.ts';
import type { Place } from './place.ts';
import type { World } from './world.ts';

/** One cell in play: who calls, and about what. */
export interface Play {
  readonly world: World;
  readonly actor: Actor;
  /** Whose identifiers the request carries. */
  readonly place: Place;
  /** What a request about an alert is about: the actor's own where it is as its author that they call. */
  readonly alertId: string;
  /** Whether the call is to succeed: then, and always `here`, what it changes or takes away is put there first. */
  readonly allowed: boolean;
  readonly condition?: Condition | undefined;
}

/** What is sent. */
interface Scene<Id extends OperationId> {
  readonly request: WrittenParts<(typeof operations)[Id]>;
  /** Puts back what the success changed for the cells that follow. */
  readonly restore?: () => Promise<unknown>;
}

/** How to call one operation so that nothing but a right can be in the way. */
type Recipe<Id extends OperationId> = (play: Play) => Scene<Id> | Promise<Scene<Id>>;

export type Recipes<Ids extends OperationId = OperationId> = { readonly [Id in Ids]: Recipe<Id> };
