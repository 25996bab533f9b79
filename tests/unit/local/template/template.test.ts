import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { openTemplate, templateOf } from '../../../../local/template/template.ts';
import { anAssembly, aStack } from '../support/an-assembly.ts';

describe('the resources of a template', () => {
  const template = templateOf(
    anAssembly(
      aStack('data', { Queue: ['AWS::SQS::Queue', { VisibilityTimeout: 30, Unread: { Ref: 'NotMade' } }] }),
      aStack('api', { Other: ['AWS::SQS::Queue', { VisibilityTimeout: 'soon' }] }, { outputs: { Url: 'https://x' } }),
    ),
  );

  test('are found in every stack', () => {
    expect(template.resources('AWS::SQS::Queue').map(({ logicalId }) => logicalId)).toEqual(['Queue', 'Other']);
  });

  test('are refused by name when they are not in the form that is known', () => {
    expect(() => template.read('AWS::SQS::Queue', z.object({ VisibilityTimeout: z.number() }))).toThrow(/api\/Other/);
  });

  test('are read no further than the schema says', () => {
    const [queue] = template.read('AWS::SQS::Queue', z.object({ VisibilityTimeout: z.unknown() }));
    expect(queue?.properties).toEqual({ VisibilityTimeout: 30 });
  });

  test('are told of in outputs', () => {
    expect(template.output('Url')).toBe('https://x');
    expect(() => template.output('Nothing')).toThrow(/Nothing/);
  });
});

describe('a folder of templates', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-assembly-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(environment: string, resources: Record<string, { Type: string }>): void {
    const stack = { type: 'aws:cloudformation:stack', environment, properties: { templateFile: 'a.json' } };
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ artifacts: { a: stack, assets: { type: 'other' } } }),
    );
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ Resources: resources }));
  }

  test('tells the region and the stacks', () => {
    write('aws://unknown-account/eu-west-3', { Queue: { Type: 'AWS::SQS::Queue' } });
    const template = openTemplate(folder);
    expect(template.region).toBe('eu-west-3');
    expect(template.resources('AWS::SQS::Queue')).toMatchObject([{ stackName: 'a', logicalId: 'Queue' }]);
  });

  test('is refused when it has what this machine cannot run', () => {
    write('aws://unknown-account/eu-west-3', { Cluster: { Type: 'AWS::ECS::Cluster' } });
    expect(() => openTemplate(folder)).toThrow(/AWS::ECS::Cluster/);
  });

  test('is refused when it names no region', () => {
    write('aws://unknown-account/unknown-region', {});
    expect(() => openTemplate(folder)).toThrow(/must name its region/);
  });
});
