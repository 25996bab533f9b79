import {
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  ListGroupsCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { localAccountId, nameOf } from '../sns/arns.ts';
import { onlyOne, physicalName, type Template } from '../template/template.ts';

/** The properties that the engine heeds; CloudFormation's names are the API's. */
const poolProperties = z.object({
  AutoVerifiedAttributes: z.array(z.enum(['email', 'phone_number'])),
  UsernameAttributes: z.array(z.enum(['email', 'phone_number'])),
  UsernameConfiguration: z.object({ CaseSensitive: z.boolean() }),
  Policies: z.object({
    PasswordPolicy: z.object({
      MinimumLength: z.number(),
      RequireLowercase: z.boolean(),
      RequireNumbers: z.boolean(),
      RequireSymbols: z.boolean(),
      RequireUppercase: z.boolean(),
    }),
  }),
  Schema: z.array(z.object({ Name: z.string(), Mutable: z.boolean(), Required: z.boolean() })),
  AdminCreateUserConfig: z.object({
    AllowAdminCreateUserOnly: z.boolean(),
    InviteMessageTemplate: z.object({ EmailMessage: z.string(), EmailSubject: z.string() }),
  }),
  VerificationMessageTemplate: z.object({
    DefaultEmailOption: z.literal('CONFIRM_WITH_CODE'),
    EmailMessage: z.string(),
    EmailSubject: z.string(),
  }),
});

const clientProperties = z.object({
  ExplicitAuthFlows: z.array(z.enum(['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'])),
  GenerateSecret: z.literal(false),
  WriteAttributes: z.array(z.string()),
});

const groupProperties = z.object({ GroupName: z.string() });

const triggerProperties = z.object({ LambdaConfig: z.object({ PostConfirmation: z.string() }) });

/** The functions that the user pool calls, by trigger. */
export function readTriggers(template: Template): { readonly PostConfirmation: string } {
  const { properties } = onlyOne(template.read('AWS::Cognito::UserPool', triggerProperties), 'user pool');
  return { PostConfirmation: nameOf(properties.LambdaConfig.PostConfirmation) };
}

/** Where accounts are. */
export interface Accounts {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** Makes the user pool, its client and its groups, unless they are there already. */
export async function makeAccounts(
  template: Template,
  client: CognitoIdentityProviderClient,
  endpoint: string,
): Promise<Accounts> {
  const pool = onlyOne(template.read('AWS::Cognito::UserPool', poolProperties), 'user pool');
  const poolName = physicalName(pool.resource);
  const userPoolId = (await findPool(client, poolName)) ?? (await createPool(client, poolName, pool.properties));
  template.note(pool.resource, {
    ref: userPoolId,
    attributes: {
      UserPoolId: userPoolId,
      Arn: `arn:aws:cognito-idp:${template.region}:${localAccountId}:userpool/${userPoolId}`,
      ProviderURL: `${endpoint}/${userPoolId}`,
    },
  });
  const poolClient = onlyOne(template.read('AWS::Cognito::UserPoolClient', clientProperties), 'user pool client');
  const clientName = physicalName(poolClient.resource);
  const clientId =
    (await findClient(client, userPoolId, clientName)) ??
    (await createClient(client, userPoolId, clientName, poolClient.properties));
  template.note(poolClient.resource, { ref: clientId });
  for (const { properties } of template.read('AWS::Cognito::UserPoolGroup', groupProperties)) {
    await makeGroup(client, userPoolId, properties.GroupName);
  }
  return { userPoolId, clientId };
}

async function findPool(client: CognitoIdentityProviderClient, name: string): Promise<string | undefined> {
  const { UserPools = [] } = await client.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  return UserPools.find(({ Name }) => Name === name)?.Id;
}

async function createPool(
  client: CognitoIdentityProviderClient,
  PoolName: string,
  properties: Omit<CreateUserPoolCommandInput, 'PoolName'>,
): Promise<string> {
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName, ...properties }));
  return UserPool?.Id ?? '';
}

async function findClient(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  name: string,
): Promise<string | undefined> {
  const { UserPoolClients = [] } = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }));
  return UserPoolClients.find(({ ClientName }) => ClientName === name)?.ClientId;
}

async function createClient(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  ClientName: string,
  properties: z.infer<typeof clientProperties>,
): Promise<string> {
  const command = new CreateUserPoolClientCommand({ UserPoolId, ClientName, ...properties });
  return (await client.send(command)).UserPoolClient?.ClientId ?? '';
}

/** Only where there is none: the engine would make a group anew without its members. */
async function makeGroup(client: CognitoIdentityProviderClient, UserPoolId: string, GroupName: string): Promise<void> {
  const { Groups = [] } = await client.send(new ListGroupsCommand({ UserPoolId }));
  if (Groups.some((group) => group.GroupName === GroupName)) return;
  await client.send(new CreateGroupCommand({ UserPoolId, GroupName }));
}
