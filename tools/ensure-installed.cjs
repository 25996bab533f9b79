/**
 * Runs before every npm script, on whatever Node is there and with nothing installed: makes `node_modules` what
 * `package-lock.json` says, and makes sure that the project's own Node 24 works. Says nothing when there is nothing to do.
 */
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const oldest = { node: 20, npm: 10 };

/** Paths of the locked packages that are absent or of another version; optional ones may be absent. */
function findMismatches(locked, installed) {
  return Object.keys(locked).filter((path) => {
    if (path === '') return false;
    const present = installed[path];
    return present ? present.version !== locked[path].version : !locked[path].optional;
  });
}

/** Names what is too old to install the project. @param agent npm's `npm_config_user_agent`, such as `npm/11.5.1 node/v20.11.0 linux x64` */
function findTooOld(agent) {
  return Object.keys(oldest)
    .map((name) => ({ name, version: new RegExp(`\\b${name}/v?(\\d+)`).exec(agent) }))
    .filter(({ name, version }) => version !== null && Number(version[1]) < oldest[name])
    .map(({ name, version }) => `${name} ${oldest[name]} or newer is needed; this is ${name} ${version[1]}`);
}

/** Installs what is missing in the project of this folder. @returns what stands in the way, in words */
function ensureInstalled(root) {
  const tooOld = findTooOld(process.env.npm_config_user_agent || `node/${process.version}`);
  if (tooOld.length > 0) return tooOld.join('\n');
  if (!matchesLock(root)) {
    process.stderr.write('Installing dependencies, because node_modules is not what package-lock.json says...\n');
    // Not `npm ci`: it refuses a lock that does not name the binaries of every other platform too.
    npm(root, 'install', '--no-save', '--include=dev');
    if (!matchesLock(root)) return '`npm install` did not install what package-lock.json says: see above';
  }
  if (runsProjectNode(root)) return undefined;
  // An installation without scripts leaves the package `node` without its binary.
  npm(root, 'rebuild', 'node', '--ignore-scripts=false');
  return runsProjectNode(root) ? undefined : 'node_modules/.bin/node does not work: remove node_modules and try again';
}

function matchesLock(root) {
  return findMismatches(readPackages(root, 'package-lock.json'), readInstalled(root)).length === 0;
}

function readPackages(root, file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/** What npm notes of its last complete installation. */
function readInstalled(root) {
  try {
    return readPackages(root, 'node_modules/.package-lock.json');
  } catch {
    return {};
  }
}

/** The npm that runs this script, or else the one on the path; all its output goes to stderr, stdout is the script's. */
function npm(root, ...words) {
  const { npm_execpath: npmFile, npm_node_execpath: nodeFile } = process.env;
  const command = npmFile && nodeFile ? [nodeFile, npmFile] : ['npm'];
  const [program, ...rest] = [...command, ...words, '--no-audit', '--no-fund'];
  return spawnSync(program, rest, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

/** Whether `node` in an npm script is the project's own: no need to ask when it is what runs this. */
function runsProjectNode(root) {
  const binary = join(root, 'node_modules/.bin/node');
  const wanted = `v${readInstalled(root)['node_modules/node']?.version}`;
  if (process.execPath.startsWith(join(root, 'node_modules/node/')) && process.version === wanted) return true;
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return stdout?.trim() === wanted;
}

module.exports = { findMismatches, findTooOld, ensureInstalled };

if (require.main === module) {
  const obstacle = ensureInstalled(dirname(__dirname));
  if (obstacle) process.stderr.write(`${obstacle}\n`);
  process.exitCode = obstacle ? 1 : 0;
}
