/** Who signed a call, and which service it is for. */
export interface Caller {
  /** The access key, which is the function's name. */
  readonly functionName: string;
  /** As signatures name it: `dynamodb`, `cognito-idp`. */
  readonly service: string;
}

const credential = /Credential=([^/\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

/**
 * Reads the signature of a call; nothing when it has none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 */
export function readCaller(authorization = ''): Caller | undefined {
  const [, functionName, service] = credential.exec(authorization) ?? [];
  return functionName === undefined || service === undefined ? undefined : { functionName, service };
}

/** The signature as if the platform itself had called: an engine may keep apart what belongs to different keys. */
export function signedByPlatform(authorization: string, accessKeyId: string): string {
  return authorization.replace(/Credential=[^/\s]+/, `Credential=${accessKeyId}`);
}
