import { element } from '../sns/xml.ts';

/** An answer that says no. */
export interface Refusal {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Writes the refusal that one service would give. */
export type WriteRefusal = (message: string) => Refusal;

const jsonCode = 'AccessDeniedException';

/** As services that speak JSON refuse. */
export const refuseInJson =
  (statusCode: number): WriteRefusal =>
  (message) => ({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': jsonCode },
    body: JSON.stringify({ __type: `com.amazon.coral.service#${jsonCode}`, message }),
  });

/** As SNS refuses. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors */
export const refuseInXml: WriteRefusal = (message) => ({
  statusCode: 403,
  headers: { 'content-type': 'text/xml' },
  body: element('ErrorResponse', { Error: { Type: 'Sender', Code: 'AuthorizationError', Message: message } }),
});
