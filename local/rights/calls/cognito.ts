import * as z from 'zod';
import type { ReadNeeds } from './call.ts';

const input = z.object({ UserPoolId: z.string() });

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export const cognitoNeeds: ReadNeeds = ({ operation, body }, arn) => {
  const { UserPoolId } = input.parse(JSON.parse(body));
  return [{ action: `cognito-idp:${operation}`, resource: [arn('cognito-idp', `userpool/${UserPoolId}`)] }];
};

/** What is asked with a person's own token, and needs no right of a function's. */
export const operationsByToken: ReadonlySet<string> = new Set(['GetUser']);
