import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Platform, startPlatform } from '../../local/platform.ts';
import { refusalEvent } from '../../local/rights/judge.ts';
import { givenCommunity, givenMember } from '../support/communities.ts';
import { report } from '../support/reports.ts';
import { type Synthesized, synthesized } from '../support/synthesized.ts';

const timeoutMs = 90_000;
let folders: Synthesized;
let platform: Platform;
let refused: unknown[];

beforeEach(async () => {
  const { assemblyFolder, bundlesFolder } = await synthesized();
  folders = { assemblyFolder: mkdtempSync(join(tmpdir(), 'vigie-rights-')), bundlesFolder };
  cpSync(assemblyFolder, folders.assemblyFolder, { recursive: true });
  const file = join(folders.assemblyFolder, 'Vigie-dev-api.template.json');
  writeFileSync(file, withoutChecks('AlertsRole', readFileSync(file, 'utf8')));
  refused = [];
  const log = (event: string, fields = {}) => void (event === refusalEvent && refused.push(fields));
  platform = await startPlatform({ ...folders, rights: 'enforced', log });
}, timeoutMs);

afterEach(async () => {
  await platform.stop();
  rmSync(folders.assemblyFolder, { recursive: true });
});

/** A template in which one role may make no condition of what stands elsewhere. */
function withoutChecks(role: string, template: string): string {
  const stripped = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll('"dynamodb:ConditionCheckItem",', ''));
  return JSON.stringify(
    JSON.parse(template, (key, value) => (key.startsWith(`${role}DefaultPolicy`) ? stripped(value) : value)),
  );
}

test(
  'a function whose role lost a right fails where it needs it, and the others work on',
  async () => {
    const community = await givenCommunity(platform);
    const member = await givenMember(platform, community);
    await expect(report(member, community.communityId)).rejects.toMatchObject({ status: 500 });
    expect(refused).toEqual([
      {
        function: 'alerts',
        action: 'dynamodb:ConditionCheckItem',
        resource: expect.stringMatching(/table\/Vigie-dev-data-Residents/),
      },
    ]);
    expect((await member.client.getMe()).memberships).toHaveLength(1);
  },
  timeoutMs,
);
