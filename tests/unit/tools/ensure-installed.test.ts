import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findMismatches, findTooOld } from '../../../tools/ensure-installed.cjs';

describe('what node_modules lacks', () => {
  const locked = { '': {}, 'node_modules/zod': { version: '4.0.0' } };

  test('nothing, when every locked package is there at its version', () => {
    expect(findMismatches(locked, { 'node_modules/zod': { version: '4.0.0' } })).toEqual([]);
  });

  test('everything, when nothing was ever installed', () => {
    expect(findMismatches(locked, {})).toEqual(['node_modules/zod']);
  });

  test('a package of another version', () => {
    expect(findMismatches(locked, { 'node_modules/zod': { version: '4.0.1' } })).toEqual(['node_modules/zod']);
  });

  test('not an optional package of another platform, but one that is there at another version', () => {
    const optional = { 'node_modules/esbuild-arm': { version: '1.0.0', optional: true } };
    expect(findMismatches(optional, {})).toEqual([]);
    expect(findMismatches(optional, { 'node_modules/esbuild-arm': { version: '0.9.0' } })).toHaveLength(1);
  });
});

describe('what is too old', () => {
  test('nothing from Node 20 and npm 10 on', () => {
    expect(findTooOld('npm/10.2.4 node/v20.11.0 linux x64 workspaces/false')).toEqual([]);
    expect(findTooOld('npm/11.9.1 node/v26.0.0 darwin arm64')).toEqual([]);
  });

  test('each is named with the version that is needed', () => {
    expect(findTooOld('npm/9.8.1 node/v18.19.0 linux x64')).toEqual([
      'node 20 or newer is needed; this is node 18',
      'npm 10 or newer is needed; this is npm 9',
    ]);
  });
});

describe('before a script of the project', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ensure-installed-'));
    mkdirSync(join(root, 'tools'));
    copyFileSync('tools/ensure-installed.cjs', join(root, 'tools/ensure-installed.cjs'));
    writeFileSync(join(root, 'package-lock.json'), lock);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const lock = JSON.stringify({ packages: { '': {}, 'node_modules/node': { version: process.version.slice(1) } } });

  /** Stands in for npm: notes how it is called, and does what the given code says. */
  const ensureInstalled = (npmCode: string, agent = 'npm/11.0.0 node/v20.0.0') => {
    const npmFile = join(root, 'npm.cjs');
    writeFileSync(npmFile, `const fs = require('node:fs');\n${npmCode}`);
    return spawnSync(process.execPath, [join(root, 'tools/ensure-installed.cjs')], {
      encoding: 'utf8',
      env: { npm_execpath: npmFile, npm_node_execpath: process.execPath, npm_config_user_agent: agent },
    });
  };

  const installing = `
    fs.appendFileSync('calls', process.argv[2] + '\\n');
    console.log('added 1 package');
    if (process.argv[2] === 'install') fs.mkdirSync('node_modules/.bin', { recursive: true });
    if (process.argv[2] === 'install') fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`;
  const linkingNode = `fs.symlinkSync(${JSON.stringify(process.execPath)}, 'node_modules/.bin/node');`;
  const linkingNodeOnly = (word: string) => `if (process.argv[2] === '${word}') ${linkingNode}`;

  test('installs on a fresh clone, printing on stderr alone', () => {
    const { status, stdout, stderr } = ensureInstalled(installing + linkingNode);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('added 1 package');
  });

  test('is silent, and calls npm no more, once installed', () => {
    ensureInstalled(installing + linkingNode);
    const { status, stdout, stderr } = ensureInstalled(`fs.writeFileSync('called-again', '')`);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(join(root, 'called-again'))).toBe(false);
  });

  test('repairs an installation whose scripts were not run', () => {
    const { status } = ensureInstalled(installing + linkingNodeOnly('rebuild'));
    expect(status).toBe(0);
  });

  test('fails when npm does not install what the lock file says', () => {
    const { status, stderr } = ensureInstalled('process.exit(0)');
    expect(status).toBe(1);
    expect(stderr).toContain('did not install what package-lock.json says');
  });

  test('fails with the way out when the project’s Node is another one', () => {
    mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(root, 'other-node'), '#!/bin/sh\necho v18.0.0\n');
    chmodSync(join(root, 'other-node'), 0o755);
    symlinkSync(join(root, 'other-node'), join(root, 'node_modules/.bin/node'));
    const { status, stderr } = ensureInstalled(installing);
    expect(status).toBe(1);
    expect(stderr).toContain('remove node_modules and try again');
  });

  test('says what is too old instead of trying', () => {
    const { status, stderr } = ensureInstalled(installing, 'npm/9.0.0 node/v18.0.0');
    expect(status).toBe(1);
    expect(stderr).toContain('node 20 or newer is needed');
    expect(existsSync(join(root, 'calls'))).toBe(false);
  });
});
