import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import * as z from 'zod';
import { stages } from '../../lib/settings.ts';
import { createApp, makeStage } from '../template/stages.ts';

const report = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(
        z.object({ ruleName: z.string(), violatingConstructs: z.array(z.object({ constructPath: z.string() })) }),
      ),
    }),
  ),
});

/** Synthesizes under both packs: what they find as `construct: rule`, and the packs that were heard. */
function findingsOf(app: App) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  try {
    app.synth();
  } catch {
    // A finding makes the synthesis fail, once the report is written.
  }
  const { pluginReports } = report.parse(JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')));
  return {
    packs: pluginReports.map(({ pluginName }) => pluginName),
    findings: pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${constructPath}: ${ruleName}`),
      ),
    ),
  };
}

const everything = {
  senderEmail: 'alertes@vigie.fr',
  senderDomain: 'vigie.fr',
  accountEmails: 'ses',
  alarmEmail: 'astreinte@vigie.fr',
  fcmApplicationArn: 'arn:aws:sns:eu-west-1:111122223333:app/GCM/vigie',
  apnsApplicationArn: 'arn:aws:sns:eu-west-1:111122223333:app/APNS/vigie',
};

describe('cdk-nag', () => {
  test.each(stages)('finds nothing in stage %s that is not accepted with a reason', (stage) => {
    const app = createApp();
    makeStage(stage, everything, app);
    expect(findingsOf(app).findings).toEqual([]);
  });

  test('would find what is wrong, by both packs', () => {
    const app = createApp();
    new Queue(new Stack(app, 'Careless'), 'Queue');
    const { packs, findings } = findingsOf(app);
    expect(packs.sort()).toEqual(['AwsSolutions', 'Serverless']);
    expect(findings).toEqual(
      expect.arrayContaining([
        'Careless/Queue/Resource: AwsSolutions-SQS3',
        'Careless/Queue/Resource: AwsSolutions-SQS4',
        'Careless/Queue/Resource: Serverless-SQSRedrivePolicy',
      ]),
    );
  });
});
