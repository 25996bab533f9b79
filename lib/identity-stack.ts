import { Stack, type StackProps } from 'aws-cdk-lib';
import { UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { FunctionCode } from './constructs/function-code.ts';
import { VigieFunction } from './constructs/vigie-function.ts';
import type { DataStack } from './data-stack.ts';
import { Accounts } from './identity/accounts.ts';
import { SenderIdentity } from './identity/sender-identity.ts';
import type { Settings } from './settings.ts';

export interface IdentityStackProps extends StackProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  /** Whether the user pool refuses to be deleted. */
  readonly protected: boolean;
}

/** Who signs in, and who writes to them: the user pool with its trigger, and the sender that DNS vouches for. */
export class IdentityStack extends Stack {
  readonly accounts: Accounts;
  readonly sender: SenderIdentity;
  readonly createProfile: VigieFunction<'create-profile'>;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { settings, functions, data } = props;
    this.sender = new SenderIdentity(this, 'Sender', settings);
    this.accounts = new Accounts(this, 'Accounts', { settings, protected: props.protected });
    this.createProfile = new VigieFunction(this, 'create-profile', {
      kind: 'trigger',
      settings,
      functions,
      environment: { RESIDENTS_TABLE: data.residents.write() },
    });
    this.accounts.pool.addTrigger(UserPoolOperation.POST_CONFIRMATION, this.createProfile.lambda);
  }
}
