import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { clientSettings } from './clients.ts';

export function cognitoClient(): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient(clientSettings);
}
