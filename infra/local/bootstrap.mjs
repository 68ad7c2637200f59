// The first step of `npm start`, `npm run dev`, `npm stop`, `npm run status` and `npm test`: runs on any Node from 18.18 and needs
// nothing installed. It brings node_modules to what the lock says, then hands over to Node 24 from there.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerCommandLine } from './command-line.mjs';
import { withLock } from './lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(root, 'node_modules/.bin/node');
const stamp = join(root, 'node_modules/.parley-lock');
const commandsThatInstall = ['start', 'dev', 'test', 'prepare-compose'];
const [command = 'start', ...args] = process.argv.slice(2);

const instead = answerCommandLine(command, args);
if (instead) {
  (instead.exitCode === 0 ? console.log : console.error)(instead.print);
  process.exit(instead.exitCode);
}
if (commandsThatInstall.includes(command) && !installedIsLocked()) {
  const waiting = () => console.log('Another command of this clone installs the packages; waiting for it …');
  await withLock(join(tmpdir(), `parley-install-${hashOf(root).slice(0, 16)}.lock`), install, waiting);
}
if (!existsSync(node)) {
  const installed = existsSync(join(root, 'node_modules'));
  if (!installed) fail('Nothing is installed here yet. Fix: npm start');
  fail('Node 24 is missing in node_modules (was its install script blocked?). Fix: npm rebuild node');
}
const handOver = command === 'test' ? ['services/dev-env/src/suite/main.ts'] : ['infra/local/src/main.ts', command];
const [program, ...first] = handOver;
// Compiled code is kept for the next start: about a third less work for each of our processes, and there are many.
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') };
process.exit(await run(node, [join(root, program), ...first, ...args], compiled));

/** Who waited for another command finds everything there. */
async function install() {
  if (installedIsLocked()) return;
  console.log('Installing the packages (npm ci), once for each change of package-lock.json …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // A registry that lacks packages for other systems makes npm ci refuse a lock that is right;
  // npm install takes the same versions and, with --no-save, leaves the lock alone.
  const code = (await npm('ci', ...quiet)) && (await npm('install', '--no-save', ...quiet));
  if (code === 0) writeFileSync(stamp, lockHash());
  else fail('The packages could not be installed. Fix: npm says above why; mend that and start again.');
}

/** Whether node_modules holds what package-lock.json asks for: put there by us, or by an npm install by hand. */
function installedIsLocked() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  const required = Object.entries(wanted).filter(([path, entry]) => path.includes('node_modules/') && !entry.optional);
  return required.every(([path, entry]) => present[path] && present[path].version === entry.version);
}

function lockHash() {
  return hashOf(readFileSync(join(root, 'package-lock.json')));
}

function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

/**
 * Any value here keeps mediasoup's install script from compiling its worker where there is no prebuilt one:
 * src/tools/mediasoup-worker.ts brings the worker, and says what it does. npm 11 reads the same in allowScripts.
 */
function npm(...npmArgs) {
  return run('npm', npmArgs, { MEDIASOUP_WORKER_BIN: 'later' });
}

/** Runs a program on this terminal, passes signals on, resolves with its exit code. */
function run(program, programArgs, env = {}) {
  const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise(resolve => {
    child.on('error', error => fail(`${program} cannot be run: ${error.message}`));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
