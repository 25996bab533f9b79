import type { Route } from 'cognito-local/lib/server/Router.js';
import type { Services } from 'cognito-local/lib/services/index.js';

/** Puts right what one operation does, given the engine's own way. */
export type Amendment = (services: Services, engine: Route) => Route;
