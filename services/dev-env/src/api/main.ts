import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '@parley/local/config';
import { terminalProgress } from '@parley/local/progress';
import { provision, type Toolbox } from '@parley/local/tools/provision';
import { endpoints } from '../endpoints.ts';
import { onUnlimitedStack } from '../unlimited-stack.ts';
import { gatherCast, type Cast } from './cast.ts';
import { configOf, enders, type Part } from './config.ts';

const usage = `npm run test:api -- [--examples 50] [--seed NUMBER] [--operation NAME]

Schemathesis sends what the OpenAPI document allows, and what it does not, with and without a token. PARLEY_DATA_DIR names a
running stack to use instead of a throw-away one.`;

const { values } = parseArgs({
  options: {
    examples: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    operation: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(usage);
else process.exitCode = await onUnlimitedStack(testApi);

interface Tally {
  passed: number;
  failed: number;
}

async function testApi(): Promise<number> {
  const tools = await provision(['python', 'schemathesis'], readConfig().cacheDir, terminalProgress());
  const total: Tally = { passed: 0, failed: 0 };
  for (const part of partsOf(values.operation)) {
    const { passed, failed } = await run(tools, await gatherCast(), part);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function partsOf(operation?: string): Part[] {
  if (operation) return [false, true].map(signedIn => ({ signedIn, only: operation, without: [] }));
  return [
    { signedIn: false, without: [] },
    { signedIn: true, without: enders },
    ...enders.map(only => ({ signedIn: true, only, without: [] })),
  ];
}

/** One run over its operations; each is passed or failed once. */
async function run(tools: Toolbox, cast: Cast, { signedIn, only, without }: Part): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-schemathesis-'));
  const [config, report] = [join(folder, 'schemathesis.toml'), join(folder, 'junit.xml')];
  writeFileSync(config, configOf(cast, Number(values.examples), without));
  const args = ['--config-file', config, 'run', `${endpoints().httpUrl}/api/openapi.json`, '--seed', values.seed];
  if (signedIn) args.push('--header', `Authorization: Bearer ${cast.token}`);
  if (only) args.push('--include-operation-id', only);
  args.push('--report', 'junit', '--report-junit-path', report);
  console.log(`\nSchemathesis, ${only ?? 'all calls'} ${signedIn ? 'with' : 'without'} a token, seed ${values.seed}`);
  const env = { ...process.env, PYTHONPATH: tools.get('schemathesis') ?? '' };
  const python = tools.get('python') ?? 'python3';
  const child = spawn(python, ['-m', 'schemathesis.cli', ...args], { cwd: folder, env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  const tally = readReport(report);
  rmSync(folder, { recursive: true });
  return tally.failed === 0 && code !== 0 ? { ...tally, failed: 1 } : tally;
}

function readReport(path: string): Tally {
  const [, totals = ''] = /<testsuites([^>]*)>/.exec(readFileSync(path, 'utf8')) ?? [];
  const figure = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(totals)?.[1] ?? 0);
  const failed = figure('failures') + figure('errors');
  return { passed: figure('tests') - failed, failed };
}
