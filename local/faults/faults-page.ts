import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { json } from '../gateway/json-answer.ts';
import { type GatewayAnswer, GatewayRefusal, refusals } from '../gateway/refusals.ts';
import { readBody } from '../gateway/request-event.ts';
import { type DeliveryFaults, deliveryFault } from './delivery-faults.ts';

/** Lists the faults of delivery that are in force (GET), asks for one more (POST), or ends them all (DELETE). */
export async function answerFaults(faults: DeliveryFaults, request: IncomingMessage): Promise<GatewayAnswer> {
  try {
    return await answer(faults, request);
  } catch (error) {
    request.resume();
    return error instanceof GatewayRefusal ? error.answer : refusals.internalServerError;
  }
}

async function answer(faults: DeliveryFaults, request: IncomingMessage): Promise<GatewayAnswer> {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      request.resume();
      return json({ items: faults.list() });
    case 'DELETE':
      request.resume();
      faults.clear();
      return json({ items: [] });
    case 'POST':
      // A page of another site cannot send this type unasked.
      if (!request.headers['content-type']?.startsWith('application/json')) {
        request.resume();
        return json({ message: 'Unsupported Media Type: send application/json' }, 415);
      }
      return addFault(faults, await readBody(request));
    default:
      request.resume();
      return json({ message: 'Method Not Allowed' }, 405);
  }
}

function addFault(faults: DeliveryFaults, body: Buffer): GatewayAnswer {
  const asked = deliveryFault.safeParse(jsonIn(body));
  return asked.success ? json(faults.add(asked.data), 201) : json({ message: z.prettifyError(asked.error) }, 400);
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
