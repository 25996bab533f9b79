import type { Operation } from '../../contract/operation.ts';
import type { Settings } from '../settings.ts';

/** How a route is throttled: whether anybody can call it, and whether it only reads. */
export type RouteClass = 'public' | 'read' | 'write';

/** The class of an operation's route. */
export function routeClassOf(operation: Pick<Operation, 'access' | 'method'>): RouteClass {
  if (operation.access === 'public') return 'public';
  return operation.method === 'GET' ? 'read' : 'write';
}

/** Requests that a route takes: a second on average, and at once. */
export interface RouteThrottle {
  readonly requestsPerSecond: number;
  readonly burst: number;
}

/** What the settings allow to a class; twice the rate may come at once. */
export function throttleOf(routeClass: RouteClass, settings: Settings): RouteThrottle {
  const requestsPerSecond = settings[`${routeClass}RequestsPerSecond`];
  return { requestsPerSecond, burst: requestsPerSecond * 2 };
}
