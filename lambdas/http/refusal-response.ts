import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Operation } from '../../contract/operation.ts';
import { refusalPage } from '../domain/pages/refusal-page.ts';
import type { Refusal } from '../domain/refusal.ts';
import { preferredLanguage } from './language.ts';
import { problemResponse } from './problem.ts';
import { pageHeaders } from './respond.ts';

/** A refusal as its reader understands it: a page where the operation shows pages, unless a program asks for JSON. */
export function refusalResponse(
  refusal: Refusal,
  operation: Pick<Operation, 'produces'> | undefined,
  { headers, requestContext }: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 {
  const { accept = '', 'accept-language': languages } = headers;
  const problem = problemResponse(refusal, preferredLanguage(languages), requestContext.requestId);
  if (operation?.produces !== 'text/html' || accept.includes('json')) return problem;
  const { 'content-language': _, ...kept } = problem.headers ?? {};
  return { ...problem, headers: { ...kept, ...pageHeaders }, body: refusalPage(refusal) };
}
