/** Where Cognito answers in this region; the variables are those that Lambda and the SDK know. */
export function cognitoEndpoint(environment: NodeJS.ProcessEnv = process.env): string {
  return (
    environment.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ??
    environment.AWS_ENDPOINT_URL ??
    `https://cognito-idp.${environment.AWS_REGION}.amazonaws.com/`
  );
}
