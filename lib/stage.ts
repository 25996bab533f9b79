import { Annotations, type App } from 'aws-cdk-lib';
import { AlertingStack } from './alerting-stack.ts';
import { ApiStack } from './api-stack.ts';
import type { FunctionCode } from './constructs/function-code.ts';
import { DataStack } from './data-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import { OperationsStack } from './operations-stack.ts';
import { exampleSender, type Settings } from './settings.ts';

/**
 * The stacks of one stage. `data` and `identity` hold what cannot be made again and are protected outside dev; the others can be
 * deleted and deployed anew.
 */
export function addStage(app: App, settings: Settings, functions: FunctionCode) {
  const { stage, region } = settings;
  const isProtected = stage !== 'dev';
  const named = (part: string) => `Vigie-${stage}-${part}`;
  const stateless = { env: { region }, tags: { project: 'vigie', stage }, settings, functions };
  const stateful = { ...stateless, terminationProtection: isProtected, protected: isProtected };
  const data = new DataStack(app, named('data'), stateful);
  const identity = new IdentityStack(app, named('identity'), { ...stateful, data });
  const api = new ApiStack(app, named('api'), { ...stateless, data, identity });
  const alerting = new AlertingStack(app, named('alerting'), { ...stateless, data, identity, api });
  const operations = new OperationsStack(app, named('operations'), { ...stateless, identity, api, alerting });
  if (settings.senderEmail === exampleSender && stage !== 'dev')
    Annotations.of(alerting).addWarningV2('vigie:example-sender', `${stage} has no senderEmail: no e-mail will leave.`);
  return { data, identity, api, alerting, operations };
}
