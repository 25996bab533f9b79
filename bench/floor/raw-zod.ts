import * as z from 'zod/mini';
import { alertsOperations } from '../../contract/operations/alerts.ts';

const { body: schema } = alertsOperations.reportAlert;

/** The least that reading a report and answering it can be: no route, no headers, no problems. */
export function rawZod(answer: unknown): (event: { body?: string | undefined }) => Promise<unknown> {
  return async ({ body = '' }) => {
    z.parse(schema, JSON.parse(body));
    return { statusCode: 201, body: JSON.stringify(answer) };
  };
}
