import type { Route } from '../deployment/routes.ts';

/** A route that was found, with the parameters as they are written in the path. */
interface FoundRoute {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Finds the route of a request. */
export interface Router {
  find(method: string, path: string): FoundRoute | undefined;
}

interface CompiledRoute {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
}

const parameterPattern = /^\{([^+}]+)\}$/;

/**
 * Routes as API Gateway does: a segment that is written out wins over a parameter
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html).
 * @throws for a route with a greedy parameter or any method, which the contract has none of
 */
export function createRouter(routes: readonly Route[]): Router {
  const compiled = routes.map(compile).sort(byPrecision);
  return {
    find: (method, path) => {
      const segments = path.split('/');
      const found = compiled.find((each) => each.method === method && fits(each.segments, segments));
      return found && { route: found.route, pathParameters: parametersOf(found.segments, segments) };
    },
  };
}

function compile(route: Route): CompiledRoute {
  const [method = '', path = ''] = route.routeKey.split(' ');
  if (method === 'ANY' || path.includes('+}')) {
    throw new Error(`The gateway on this machine does not know routes such as ${route.routeKey}`);
  }
  return { route, method, segments: path.split('/') };
}

const isParameter = (segment: string | undefined): boolean => segment !== undefined && parameterPattern.test(segment);

/** At the first place where they differ, the one that is written out comes first. */
function byPrecision(one: CompiledRoute, other: CompiledRoute): number {
  const place = one.segments.findIndex((segment, index) => isParameter(segment) !== isParameter(other.segments[index]));
  return place < 0 ? 0 : Number(isParameter(one.segments[place])) - Number(isParameter(other.segments[place]));
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (isParameter(part) ? segments[index] !== '' : part === segments[index]))
  );
}

function parametersOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pattern.flatMap((part, index) => {
      const name = parameterPattern.exec(part)?.[1];
      return name === undefined ? [] : [[name, segments[index] ?? '']];
    }),
  );
}
