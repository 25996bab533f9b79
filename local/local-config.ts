/** An account to try. */
export interface LocalAccount {
  readonly role: 'operator' | 'town-hall' | 'police' | 'referent' | 'resident';
  readonly email: string;
  readonly password: string;
}

/** Where things are on this machine, as `/local/config.json` tells any client. */
export interface LocalConfig {
  /** Without a trailing slash; paths begin with `/v1`. */
  readonly apiUrl: string;
  /** Where accounts sign up and in; `USER_PASSWORD_AUTH` is allowed. */
  readonly cognitoEndpoint: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly region: string;
  readonly inboxUrl: string;
  /** Of the stand-ins, for a look inside with any AWS client. */
  readonly endpoints: {
    readonly dynamodb: string;
    readonly sns: string;
    readonly sqs: string;
    readonly ses: string;
    readonly kms: string;
    readonly cognito: string;
  };
  readonly accounts: readonly LocalAccount[];
}
