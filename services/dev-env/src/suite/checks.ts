import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderGateway } from '@parley/gateway/render';
import { openCertificate } from '@parley/local/network/certificate';
import { runCommand } from '@parley/local/machine/run-command';
import { checkDependencies } from '@parley/local/supply-chain/dependencies';
import { checkImages } from '@parley/local/supply-chain/images';
import type { ToolName } from '@parley/local/tools/table';

/** One thing that `npm test` asserts beside the tests. */
export interface Check {
  readonly name: string;
  /** Takes seconds each time, as nothing of it can be kept: not for the loop while one writes. */
  readonly slow?: true;
  /** Rejects with a {@link Problem} when it does not hold. */
  run(): Promise<unknown>;
}

const LIMIT_MS = 5 * 60_000;

/** What runs on Node is one program: most of its types are the same in every workspace, and are read once so. */
const PROJECTS = [
  ['everything on Node', '.'],
  // Of a browser alone: what only Node has does not compile.
  ['the client', 'services/client'],
  ['frontend', 'frontend'],
  ['load-tests', 'load-tests'],
] as const;
/** Rules of lint look at one file alone, so what is unchanged need not be looked at again. */
const LINT_CACHE = ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/'];
/** The graph of imports is kept for as long as no file has another content. */
const WALLS_CACHE = ['--cache', 'node_modules/.cache/dependency-cruiser', '--cache-strategy', 'content'];
const WALLS = ['--config', '.dependency-cruiser.mjs', ...WALLS_CACHE];
/** Where our source lies; tests may reach everywhere. */
const HOUSE = ['services', 'infra', 'gateway', 'frontend/src', 'load-tests', 'k8s'];
/** By the content of files, so that a fresh clone and a changed file are read, and nothing else. */
const PRETTIER_CACHE = ['--cache', '--cache-strategy', 'content', '.'];

/** The compiler in machine code: a third of the work. What reads our source as a library, as lint does, has the other. */
const TSC = 'typescript-native/bin/tsc';

/** Where tsc keeps what it knows of unchanged files. */
function buildInfo(root: string, name: string): string {
  return join(root, 'node_modules/.cache/types', `${name.replaceAll(' ', '-')}.tsbuildinfo`);
}

/** Every check of the repository at `root`: format, lint, types, alert rules, the gateway's configuration. */
export function checksOf(root: string, tool: (name: ToolName) => string): Check[] {
  const bin = (path: string, ...args: string[]): Promise<string> =>
    runCommand(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd: root,
      timeoutMs: LIMIT_MS,
      fix: 'Mend what is named above.',
    });
  const promtool = (...args: string[]): Promise<string> =>
    runCommand(tool('promtool'), args, { cwd: root, fix: 'Mend what is named above.' });
  const ruleTests = globSync('infra/prometheus/tests/*.yml', { cwd: root });
  return [
    { name: 'lint', run: () => bin('eslint/bin/eslint.js', ...LINT_CACHE, '.') },
    {
      name: 'walls and circles',
      run: () => bin('dependency-cruiser/bin/dependency-cruise.mjs', ...WALLS, ...HOUSE),
    },
    {
      name: 'format',
      run: () => bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', ...PRETTIER_CACHE),
    },
    ...PROJECTS.map(([name, project]) => ({
      name: `types of ${name}`,
      run: () =>
        bin(TSC, '-p', project, '--singleThreaded', '--incremental', '--tsBuildInfoFile', buildInfo(root, name)),
    })),
    {
      name: 'alert rules',
      run: () => promtool('check', 'rules', ...globSync('infra/prometheus/rules/*.yml', { cwd: root })),
    },
    ...['infra/prometheus/prometheus.yml', 'infra/compose/prometheus.yml'].map(file => ({
      name: file,
      run: () => promtool('check', 'config', '--syntax-only', file),
    })),
    ...ruleTests.sort().map(file => ({ name: file, slow: true as const, run: () => promtool('test', 'rules', file) })),
    { name: 'gateway settings', run: () => checkGateway(tool) },
    { name: 'versions of the images', run: async () => checkImages(root) },
    { name: 'declared dependencies', run: async () => checkDependencies(root) },
  ];
}

async function checkGateway(tool: (name: ToolName) => string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-gateway-'));
  try {
    const { cert, key } = await openCertificate(join(folder, 'certificates'), tool('openssl'));
    const path = (name: string): string => join(folder, name);
    const node = (service: string, port: number): { name: string; port: number }[] => [{ name: `${service}-1`, port }];
    const nodes = {
      auth: node('auth', 3),
      chat: node('chat', 4),
      video: node('video', 6),
      files: node('files', 7),
      admin: [],
    };
    const files = {
      certFile: cert,
      keyFile: key,
      staticDir: path('dist'),
      tempDir: path('temp'),
      logDir: path('logs'),
    };
    const ports = { httpPort: 1, httpsPort: 2, statusPort: 5, host: '127.0.0.1', workerProcesses: 1 };
    const conf = await renderGateway({ ...ports, ...files, ...nodes }, path('conf'));
    await runCommand(tool('nginx'), ['-t', '-q', '-e', 'stderr', '-c', conf], { fix: 'Mend what is named above.' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
