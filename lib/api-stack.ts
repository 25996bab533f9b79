import { CfnOutput, Lazy, Stack, type StackProps } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { OperationGroup } from '../contract/operation.ts';
import { ContractApi } from './api/contract-api.ts';
import { directSms, sendSms } from './constructs/direct-sms.ts';
import type { FunctionCode } from './constructs/function-code.ts';
import { type FunctionEnvironment, VigieFunction } from './constructs/vigie-function.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { Settings } from './settings.ts';

export interface ApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly identity: IdentityStack;
}

/** What clients call: the HTTP API and the function of each group of operations. */
export class ApiStack extends Stack {
  readonly contractApi: ContractApi;
  readonly functions: Readonly<Record<OperationGroup, VigieFunction<OperationGroup>>>;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { settings, identity } = props;
    const functions = this.#addFunctions(props);
    this.functions = functions;
    this.contractApi = new ContractApi(this, 'Contract', {
      settings,
      accounts: identity.accounts,
      functions: lambdasOf(functions),
    });
    new CfnOutput(this, 'ApiUrl', { value: this.contractApi.url });
    new CfnOutput(this, 'UserPoolId', { value: identity.accounts.pool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: identity.accounts.client.userPoolClientId });
  }

  /** Of the API, which is made of the functions: it is known once all of them are there. */
  get #url(): string {
    return Lazy.string({ produce: () => this.contractApi.url });
  }

  #addFunctions(props: ApiStackProps) {
    const { residents, communities, alerts, plateKey } = props.data;
    const { smsSenderId, smsNumber = '' } = props.settings;
    // Known once the routes are made, and they need the functions.
    const apiUrl = Lazy.string({ produce: () => this.contractApi.url });
    const add = <Name extends OperationGroup>(name: Name, environment: FunctionEnvironment<Name>) =>
      new VigieFunction(this, name, { ...props, kind: 'request', environment });
    return {
      reference: add('reference', {}),
      municipalities: add('municipalities', {
        RESIDENTS_TABLE: residents.readWrite(),
        COMMUNITIES_TABLE: communities.readWrite(),
      }),
      registry: add('registry', { COMMUNITIES_TABLE: communities.readWrite() }),
      officers: add('officers', {
        RESIDENTS_TABLE: residents.readWrite('byGroup'),
        COMMUNITIES_TABLE: communities.read(),
        USER_POOL_ID: props.identity.accounts.invite(),
      }),
      communities: add('communities', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.readWrite('byMunicipality'),
      }),
      members: add('members', {
        RESIDENTS_TABLE: residents.readWrite('byGroup'),
        COMMUNITIES_TABLE: communities.read(),
        SMS_SENDER_ID: sendSms(smsSenderId),
        SMS_NUMBER: smsNumber,
      }),
      me: add('me', {
        RESIDENTS_TABLE: residents.readWrite(),
        COMMUNITIES_TABLE: communities.read(),
        SMS_SENDER_ID: directSms(smsSenderId),
        SMS_NUMBER: smsNumber,
        API_URL: apiUrl,
      }),
      relatives: add('relatives', {
        RESIDENTS_TABLE: residents.readWrite(),
        SMS_SENDER_ID: sendSms(smsSenderId),
        SMS_NUMBER: smsNumber,
        EMAIL_SENDER: props.identity.sender.send(),
        API_URL: apiUrl,
      }),
      // An alert is accepted on condition that its author's right still stands.
      alerts: add('alerts', {
        RESIDENTS_TABLE: residents.readAndCheck(),
        COMMUNITIES_TABLE: communities.read(),
        ALERTS_TABLE: alerts.readWrite('byGroup', 'byMunicipality'),
        PLATE_KEY_ARN: plateKey.encryptDecrypt(),
      }),
      'official-alerts': add('official-alerts', {
        RESIDENTS_TABLE: residents.readAndCheck(),
        COMMUNITIES_TABLE: communities.read('byMunicipality'),
        ALERTS_TABLE: alerts.readWrite('byMunicipality'),
        PLATE_KEY_ARN: plateKey.encrypt(),
        SMS_SEGMENT_PRICE: String(props.settings.smsSegmentPrice),
      }),
      'follow-up': add('follow-up', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.read(),
        ALERTS_TABLE: alerts.readWrite(),
      }),
      moderation: add('moderation', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.read(),
        ALERTS_TABLE: alerts.readWrite('byMunicipality', 'moderation'),
      }),
      deliveries: add('deliveries', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.read(),
        ALERTS_TABLE: alerts.read(),
      }),
      statistics: add('statistics', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.read('byMunicipality'),
        ALERTS_TABLE: alerts.read('byMunicipality'),
        SMS_SEGMENT_PRICE: String(props.settings.smsSegmentPrice),
      }),
      contestations: add('contestations', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.read(),
        ALERTS_TABLE: alerts.readWrite('byMunicipality'),
        CONTESTATIONS_PER_ADDRESS: String(props.settings.contestationsPerAddress),
      }),
      'cap-sources': add('cap-sources', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.readWrite(),
      }),
      'open-data': add('open-data', {
        RESIDENTS_TABLE: residents.read(),
        COMMUNITIES_TABLE: communities.read(),
        ALERTS_TABLE: alerts.read('byGroup'),
        LINK_BASE_URL: props.settings.linkBaseUrl ?? `${this.#url}/v1/a/`,
        API_URL: this.#url,
      }),
    };
  }
}

function lambdasOf(
  functions: Readonly<Record<OperationGroup, VigieFunction<OperationGroup>>>,
): Record<OperationGroup, IFunction> {
  return {
    reference: functions.reference.lambda,
    municipalities: functions.municipalities.lambda,
    registry: functions.registry.lambda,
    officers: functions.officers.lambda,
    communities: functions.communities.lambda,
    members: functions.members.lambda,
    me: functions.me.lambda,
    relatives: functions.relatives.lambda,
    alerts: functions.alerts.lambda,
    'official-alerts': functions['official-alerts'].lambda,
    'follow-up': functions['follow-up'].lambda,
    moderation: functions.moderation.lambda,
    deliveries: functions.deliveries.lambda,
    statistics: functions.statistics.lambda,
    contestations: functions.contestations.lambda,
    'open-data': functions['open-data'].lambda,
    'cap-sources': functions['cap-sources'].lambda,
  };
}
