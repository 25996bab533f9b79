import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';

const report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

/** By file, what it imports. */
const allowed = {
  'contract/alerts.ts': [],
  'lambdas/domain/level.ts': ['../../contract/alerts.ts', 'node:crypto'],
  'lambdas/stores/tables.ts': [],
  'lambdas/stores/alerts/alerts.ts': ['../../domain/level.ts'],
  'lambdas/stores/alerts/dynamodb-alerts.ts': ['./alerts.ts', '../tables.ts'],
  'lambdas/runtime/environments.ts': [],
  'lambdas/use-cases/report-alert.ts': ['../stores/alerts/alerts.ts'],
  'lambdas/api/alerts.ts': [
    '../runtime/environments.ts',
    '../stores/alerts/dynamodb-alerts.ts',
    '../use-cases/report-alert.ts',
  ],
  'lib/data-stack.ts': ['../lambdas/stores/tables.ts', '../lambdas/runtime/environments.ts'],
  'lambdas/domain/permissions/table.ts': [],
  'tools/build.ts': ['../contract/alerts.ts'],
  'tools/permissions.ts': ['../lambdas/domain/permissions/table.ts'],
  'local/platform.ts': ['../tools/build.ts', '../contract/alerts.ts'],
  'tests/alerts.test.ts': ['../local/platform.ts', '../lambdas/api/alerts.ts'],
};

const forbidden = {
  'contract/reads-the-domain.ts': '../lambdas/domain/level.ts',
  'lambdas/domain/reads-files.ts': 'node:fs',
  'lambdas/use-cases/calls-out.ts': 'node:http',
  'lambdas/use-cases/knows-dynamodb.ts': '../stores/alerts/dynamodb-alerts.ts',
  'lambdas/stores/knows-a-use-case.ts': '../use-cases/report-alert.ts',
  'lambdas/http/calls-an-entry.ts': '../api/alerts.ts',
  'lambdas/runtime/reads-the-environment.ts': './environments.ts',
  'lambdas/runtime/knows-the-stacks.ts': '../../lib/data-stack.ts',
  'lib/reads-a-handler.ts': '../lambdas/use-cases/report-alert.ts',
  'local/runs-a-source.ts': '../lambdas/use-cases/report-alert.ts',
  'tools/runs-a-source.ts': '../lambdas/use-cases/report-alert.ts',
  'local/borrows-from-a-test.ts': '../tests/alerts.test.ts',
  'lib/one.ts': './other.ts',
  'lib/other.ts': './one.ts',
  'lib/lost.ts': './nowhere.ts',
};

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'import-rules-'));
  for (const file of ['tsconfig.json', '.dependency-cruiser.cjs']) copyFileSync(file, join(root, file));
});
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, imports: readonly string[]): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), imports.map((path) => `import '${path}';\n`).join(''));
}

/** The broken rules, by file. */
function brokenRules(): Map<string, string[]> {
  const folders = ['contract', 'lambdas', 'lib', 'local', 'tools', 'tests'];
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const words = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { stdout } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  const { violations } = report.parse(JSON.parse(stdout)).summary;
  const byFile = Map.groupBy(violations, ({ from }) => from);
  return new Map([...byFile].map(([file, broken]) => [file, broken.map(({ rule }) => rule.name).sort()]));
}

describe('the rules of imports', () => {
  test('let the folders import as the design says, and catch every other way', () => {
    for (const [file, imports] of Object.entries(allowed)) write(file, imports);
    for (const [file, path] of Object.entries(forbidden)) write(file, [path]);
    expect(Object.fromEntries(brokenRules())).toEqual({
      'contract/reads-the-domain.ts': ['contract-imports-nothing-of-ours'],
      'lambdas/domain/reads-files.ts': ['domain-is-pure'],
      'lambdas/use-cases/calls-out.ts': ['use-cases-know-the-domain-and-interfaces'],
      'lambdas/use-cases/knows-dynamodb.ts': ['use-cases-import-no-implementation'],
      'lambdas/stores/knows-a-use-case.ts': ['stores-know-the-domain'],
      'lambdas/http/calls-an-entry.ts': ['nothing-imports-wiring'],
      'lambdas/runtime/reads-the-environment.ts': ['wiring-alone-reads-the-environment'],
      'lambdas/runtime/knows-the-stacks.ts': ['lambdas-stand-alone'],
      'lib/reads-a-handler.ts': ['lib-reads-contract-and-plain-data'],
      'local/runs-a-source.ts': ['local-reads-what-is-synthesized'],
      'tools/runs-a-source.ts': ['tools-read-the-contract'],
      'local/borrows-from-a-test.ts': ['local-reads-what-is-synthesized', 'nobody-imports-tests-and-bench'],
      'lib/one.ts': ['no-circular-imports'],
      'lib/lost.ts': ['what-is-imported-exists'],
    });
  });
});
