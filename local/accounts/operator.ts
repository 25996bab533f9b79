import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { LocalAccount } from '../local-config.ts';

/** Who runs the platform on this machine. The password opens nothing but what listens on the loopback. */
export const operatorAccount: LocalAccount = {
  role: 'operator',
  email: 'exploitant@vigie.example',
  password: 'vigie-exploitant-local',
};

const operatorsGroup = 'operators';

/** Makes the operator's account, as whoever deploys does by hand on AWS. */
export async function ensureOperator(cognito: CognitoIdentityProviderClient, UserPoolId: string): Promise<void> {
  const Username = operatorAccount.email;
  await makeAccount(cognito, UserPoolId);
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: operatorsGroup }));
}

async function makeAccount(cognito: CognitoIdentityProviderClient, UserPoolId: string): Promise<void> {
  const { email: Username, password: Password } = operatorAccount;
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: Username },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'name', Value: 'Exploitant' },
        ],
      }),
    );
  } catch (error) {
    if (error instanceof UsernameExistsException) return;
    throw error;
  }
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
}
