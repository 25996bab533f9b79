/** An error as SNS answers it: `code` is what the SDK turns into an exception. */
export class SnsError extends Error {
  override readonly name = 'SnsError';
  readonly code: string;
  readonly statusCode: number;

  constructor(code: string, statusCode: number, message: string) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
  }
}

/** What is named does not exist. */
export const notFound = (message: string): SnsError => new SnsError('NotFound', 404, message);

/** A parameter is missing, malformed or at odds with what exists. */
export const invalidParameter = (reason: string): SnsError =>
  new SnsError('InvalidParameter', 400, `Invalid parameter: ${reason}`);

/** The device no longer accepts messages. */
export const endpointDisabled = (): SnsError => new SnsError('EndpointDisabled', 400, 'Endpoint is disabled');

/** The stand-in, or AWS, knows no such operation. */
export const invalidAction = (action: string): SnsError =>
  new SnsError('InvalidAction', 400, `The action ${action} is not valid for this web service.`);
