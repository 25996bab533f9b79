import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from '../../contract/client.ts';
import { type Platform, startPlatform } from '../../local/platform.ts';
import { neighbourhoodSeed } from '../../local/seed/neighbourhood.ts';
import { communes } from '../../local/seed/places.ts';
import type { PlatformOptions } from '../../local/start/platform-options.ts';
import { signIn } from '../../local/story/person.ts';
import { givenCommunity, givenMember } from '../support/communities.ts';
import { givenOperator, newEmail, password } from '../support/people.ts';
import { report } from '../support/reports.ts';
import { type Synthesized, synthesized } from '../support/synthesized.ts';
import { pollUntil } from './support/poll.ts';

const timeoutMs = 60_000;

let folders: Synthesized;
let dataFolder: string;
let running: Platform[];

beforeAll(async () => {
  folders = await synthesized();
}, 90_000);

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'vigie-platform-'));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((platform) => platform.stop()));
  rmSync(dataFolder, { recursive: true });
}, 20_000);

async function start(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const platform = await startPlatform({ ...folders, ...options });
  running.push(platform);
  return platform;
}

async function stop(platform: Platform): Promise<void> {
  running = running.filter((each) => each !== platform);
  await platform.stop();
}

describe('a platform with a data folder', () => {
  test(
    'has everything again after a restart, and tokens still hold',
    async () => {
      const first = await start({ dataFolder });
      const community = await givenCommunity(first);
      const email = newEmail();
      const member = await givenMember(first, community, { email });
      const alert = await report(member, community.communityId);
      const received = () => first.inbox.since().filter(({ alertId }) => alertId === alert.alertId);
      const delivered = await pollUntil(received, (items) => items.length === 2);
      await stop(first);

      const second = await start({ dataFolder });
      const sameToken = createClient({ baseUrl: second.apiUrl, token: member.accessToken });
      expect(await sameToken.getAlert({ params: { alertId: alert.alertId } })).toEqual(alert);
      const again = await signIn(second.config, { email, password });
      expect((await again.client.getMe()).memberships).toMatchObject([{ communityId: community.communityId }]);
      expect(second.inbox.since().filter(({ alertId }) => alertId === alert.alertId)).toEqual(delivered);
      const operator = await givenOperator(second);
      await operator.client.registerMunicipality({ params: { inseeCode: communes.nantes } });
    },
    timeoutMs,
  );

  test(
    'is alone in it',
    async () => {
      await start({ dataFolder });
      await expect(start({ dataFolder })).rejects.toThrow(/Another platform/);
    },
    timeoutMs,
  );
});

describe('a platform', () => {
  test(
    'whose port is taken says so, and leaves nothing behind',
    async () => {
      const first = await start();
      const port = Number(new URL(first.apiUrl).port);
      await expect(start({ port, dataFolder })).rejects.toMatchObject({ code: 'EADDRINUSE' });
      await start({ dataFolder });
    },
    timeoutMs,
  );

  test(
    'tells where everything is, and nothing else under /local',
    async () => {
      const { apiUrl, config } = await start();
      const read = async (path: string) => fetch(`${apiUrl}${path}`);
      expect(await (await read('/local/config.json')).json()).toEqual(config);
      expect(config).toMatchObject({
        inboxUrl: `${apiUrl}/local/inbox`,
        region: expect.stringMatching(/^eu-/),
        accounts: [{ role: 'operator' }],
      });
      for (const path of ['/local', '/local/', '/local/other', '/local/config.json/x', '/local/inbox.html']) {
        expect([path, (await read(path)).status]).toEqual([path, 404]);
      }
      expect((await read('/local/inbox.json?since=yesterday')).status).toBe(400);
      expect(await (await read('/local/inbox.json')).json()).toEqual({ items: [] });
      const page = await read('/local/inbox');
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    },
    timeoutMs,
  );

  test(
    'is opened with a seeded community, each of whose accounts can be tried',
    async () => {
      const { config } = await start({ seed: neighbourhoodSeed });
      const roles = config.accounts.map(({ role }) => role);
      expect(new Set(roles)).toEqual(new Set(['operator', 'town-hall', 'police', 'referent', 'resident']));
      const people = await Promise.all(config.accounts.map((account) => signIn(config, account)));
      const all = await Promise.all(people.map(({ client }) => client.getMe()));
      const members = all.flatMap(({ memberships }) => memberships);
      expect(new Set(members.map(({ communityName }) => communityName))).toEqual(new Set(['Le Douet']));
      expect(members.filter(({ status }) => status === 'active')).toHaveLength(13);
      expect(all.map(({ channels }) => channels.sms.state)).not.toContain('failed');
    },
    timeoutMs,
  );
});
