import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Operation, routeKey } from '../../contract/operation.ts';
import { Refusal } from '../domain/refusal.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import type { Request, UseCase } from '../use-cases/use-case.ts';
import { unlessKnown } from './caching.ts';
import { callerOf } from './caller.ts';
import { preferredLanguage } from './language.ts';
import { parseRequest } from './parse-request.ts';
import { asRefusal } from './problem.ts';
import { refusalResponse } from './refusal-response.ts';
import { respond } from './respond.ts';

type Operations = Readonly<Record<string, Operation>>;
type UseCases<Of extends Operations> = { readonly [Id in keyof Of]: UseCase<Of[Id]> };
type Route = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** The Lambda handler of a group of operations: API Gateway has routed already, so it only looks the route key up. */
export function serve<Of extends Operations>(operations: Of, useCases: UseCases<Of>) {
  const routes = new Map<string, Route>(
    Object.entries(operations).map(([id, operation]) => {
      const useCase = useCases[id] as unknown as UseCase<Operation>;
      return [routeKey(operation), (event) => carryOut(id, operation, useCase, event)];
    }),
  );
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const route = routes.get(event.routeKey);
    return route ? await route(event) : refused('routeNotFound', new Refusal('route-not-found'), event);
  });
}

async function carryOut(
  operationId: string,
  operation: Operation,
  useCase: UseCase<Operation>,
  event: APIGatewayProxyEventV2,
) {
  try {
    const request = {
      ...parseRequest(operation, event),
      language: preferredLanguage(event.headers['accept-language']),
      sourceAddress: event.requestContext.http.sourceIp,
      caller: operation.access === 'signed-in' ? callerOf(event) : undefined,
    } as Request<Operation>;
    return unlessKnown(respond(operation, request.params, await useCase(request)), event.headers);
  } catch (thrown) {
    return refused(operationId, asRefusal(thrown), event, operation);
  }
}

function refused(
  operation: string,
  refusal: Refusal,
  event: APIGatewayProxyEventV2,
  of?: Operation,
): APIGatewayProxyStructuredResultV2 {
  const { requestId } = event.requestContext;
  if (refusal.code === 'internal' || refusal.code === 'unavailable')
    logger.error('unexpected fault', { operation, requestId, fault: describeFault(refusal.cause) });
  else logger.info('refused', { operation, requestId, code: refusal.code });
  return refusalResponse(refusal, of, event);
}
