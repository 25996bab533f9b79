import { HttpApi, HttpMethod, HttpNoneAuthorizer, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { operations } from '../../contract/index.ts';
import type { Operation, OperationGroup } from '../../contract/operation.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { type Accounts, requiredScope } from '../identity/accounts.ts';
import type { Settings } from '../settings.ts';
import { ApiStage } from './api-stage.ts';
import { corsOf } from './cors.ts';

export interface ContractApiProps {
  readonly settings: Settings;
  readonly accounts: Accounts;
  /** The function that serves each group of the contract. */
  readonly functions: Readonly<Record<OperationGroup, IFunction>>;
}

/** The HTTP API of the contract: one route per operation, to the function of its group, with a token unless it is public. */
export class ContractApi extends Construct {
  readonly api: HttpApi;
  readonly stage: ApiStage;
  /** The API's address, without a slash at its end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: ContractApiProps) {
    super(scope, id);
    const { settings } = props;
    const cors = corsOf(settings);
    this.api = new HttpApi(this, 'Api', {
      description: `Vigie (${settings.stage})`,
      createDefaultStage: false,
      ...(cors && { corsPreflight: cors }),
    });
    this.url = this.api.apiEndpoint;
    const routes = new Map(this.#addRoutes(props));
    this.stage = new ApiStage(this, 'Stage', { api: this.api, routes, settings });
  }

  #addRoutes({ accounts, functions }: ContractApiProps): [Operation, HttpRoute][] {
    const integrationOf = integrateOnce(functions);
    const authorizer = new HttpJwtAuthorizer('Residents', accounts.pool.userPoolProviderUrl, {
      jwtAudience: [accounts.client.userPoolClientId],
    });
    return Object.values<Operation>(operations).map((operation) => {
      const added = this.api.addRoutes({
        path: operation.path,
        methods: [HttpMethod[operation.method]],
        integration: integrationOf(operation.group),
        ...(operation.access === 'public'
          ? { authorizer: new HttpNoneAuthorizer() }
          : { authorizer, authorizationScopes: [requiredScope] }),
      });
      const route = onlyRoute(added, operation);
      if (operation.access === 'public')
        acknowledge(route, { 'AwsSolutions-APIG4': `Public by the contract: ${operation.summary.en}` });
      return [operation, route];
    });
  }
}

/** One integration per group, and one permission for all of its routes. */
function integrateOnce(functions: ContractApiProps['functions']): (group: OperationGroup) => HttpLambdaIntegration {
  const integrations = new Map<OperationGroup, HttpLambdaIntegration>();
  return (group) => {
    const known = integrations.get(group);
    if (known) return known;
    const made = new HttpLambdaIntegration(group, functions[group], { scopePermissionToRoute: false });
    integrations.set(group, made);
    return made;
  };
}

function onlyRoute([route]: readonly HttpRoute[], operation: Operation): HttpRoute {
  if (!route) throw new Error(`no route was made for ${operation.method} ${operation.path}`);
  return route;
}
