import type { IncomingMessage } from 'node:http';
import type { Log } from '../log.ts';
import { readCaller } from './caller.ts';
import { arnsIn, type Call } from './calls/call.ts';
import { operationsByToken } from './calls/cognito.ts';
import { isAllowed } from './is-allowed.ts';
import type { Rights } from './read-rights.ts';
import type { Refusal } from './refusal.ts';
import { type Service, services } from './services.ts';

/** The event of the line that is logged of every refusal. */
export const refusalEvent = 'rights.refused';

/** What is to become of a call: it goes to an engine, or is refused. */
type Judgement = { readonly engine: Service['engine'] } | { readonly refusal: Refusal };

export type Judge = (headers: IncomingMessage['headers'], call: Call) => Judgement;

/** Makes what judges the calls of functions by their rights. */
export function createJudge({ rights, region, log }: { rights: Rights; region: string; log: Log }): Judge {
  const arn = arnsIn(region);
  return (headers, call) => {
    const caller = readCaller(headers.authorization);
    if (caller === undefined && operationsByToken.has(call.operation)) return { engine: 'cognito' };
    const service = services.get(caller?.service ?? '');
    if (caller === undefined || service === undefined) throw new Error(`Nobody knows what calls ${call.route}`);
    const statements = rights.get(caller.functionName) ?? [];
    const missing = service.needs(call, arn).find((right) => !isAllowed(statements, right));
    if (missing === undefined) return { engine: service.engine };
    const { action } = missing;
    const [resource] = missing.resource;
    log(refusalEvent, { function: caller.functionName, action, resource });
    const message = `${caller.functionName} is not authorized to perform: ${action} on resource: ${resource}`;
    return { refusal: service.refuse(message) };
  };
}
