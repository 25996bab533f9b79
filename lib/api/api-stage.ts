import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  type HttpApi,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Operation, routeKey } from '../../contract/operation.ts';
import type { Settings } from '../settings.ts';
import { routeClassOf, throttleOf } from './route-classes.ts';

export interface ApiStageProps {
  readonly api: HttpApi;
  readonly routes: ReadonlyMap<Operation, HttpRoute>;
  readonly settings: Settings;
}

/** The one stage of the API: every route throttled by its class, every request logged without saying who made it. */
export class ApiStage extends Construct {
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { api, routes, settings }: ApiStageProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { requestsPerSecond, burst } = throttleOf('public', settings);
    this.stage = new HttpStage(this, 'Default', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: burst },
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: accessLogFormat },
    });
    this.#throttle(routes, settings);
  }

  #throttle(routes: ReadonlyMap<Operation, HttpRoute>, settings: Settings): void {
    const stage = this.stage.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('the stage has no resource of its own');
    const throttled = [...routes.keys()].map((operation) => [routeKey(operation), routeSettings(operation, settings)]);
    stage.routeSettings = Object.fromEntries(throttled);
    // API Gateway refuses settings of a route that is not there yet.
    for (const route of routes.values()) stage.node.addDependency(route);
  }
}

/** No address, path or token: a path may carry the token of an unsubscription. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestedAt: '$context.requestTimeEpoch',
    routeKey: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    integrationLatencyMs: '$context.integrationLatency',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    responseBytes: '$context.responseLength',
  }),
);

/** As CloudFormation spells them: CDK passes this untyped part of a stage on as it is. */
function routeSettings(operation: Operation, settings: Settings) {
  const { requestsPerSecond, burst } = throttleOf(routeClassOf(operation), settings);
  return { DetailedMetricsEnabled: true, ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst };
}
