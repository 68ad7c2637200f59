import { spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@parley/local/config';
import { buildFrontend } from '@parley/local/processes/frontend-build';
import { layoutOf } from '@parley/local/data/layout';
import type { Progress } from '@parley/local/progress';
import { removeData } from '@parley/local/data/remove-data';
import { ofAccounts } from '../stack.ts';
import { noLimits } from '../unlimited-stack.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** What a clone does not have, or has as a link. */
const left = /\/(node_modules|\.git|\.parley[^/]*)$/;
const stepLimitMs = 10 * 60_000;

/** What a stack of a rehearsal is started with: native, on free ports, with calls and figures left out. */
const lean = {
  PARLEY_STACK: 'native',
  PARLEY_ENV: 'test',
  PARLEY_HTTP_PORT: '0',
  PARLEY_HTTPS_PORT: '0',
  PARLEY_CALLS: 'off',
  PARLEY_OBSERVABILITY: 'off',
  PARLEY_LIMITS: JSON.stringify({ ...noLimits, ...ofAccounts }),
  // A stack ends with the run that started it, however that ends.
  PARLEY_OWNER: String(process.pid),
};

/** What an operator of the native stack has: a clone of this repository, with the data in its `.parley`. */
export class Clone {
  readonly folder: string;
  readonly dataDir: string;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(folder: string, environment: Record<string, string>) {
    this.folder = folder;
    this.dataDir = join(folder, '.parley');
    this.#environment = { ...process.env, ...lean, ...environment };
    // The clone's own is what the commands of the pages mean; the clients of this process look there too.
    delete this.#environment['PARLEY_DATA_DIR'];
    process.env['PARLEY_DATA_DIR'] = this.dataDir;
  }

  /** Copies this repository as it is now to a temporary folder; its packages are links to those of this one. */
  static async make(environment: Record<string, string>, progress: Progress): Promise<Clone> {
    await buildFrontend(root, progress);
    const folder = mkdtempSync(join(tmpdir(), 'parley-clone-'));
    cpSync(root, folder, { recursive: true, filter: source => !left.test(source) });
    for (const modules of packagesOf(root)) symlinkSync(join(root, modules), join(folder, modules));
    return new Clone(folder, environment);
  }

  /** Runs commands of a shell in the clone, as an operator types them. Rejects with what they said when one fails. */
  async run(commands: string): Promise<string> {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: this.folder,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: stepLimitMs,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    const code = await new Promise(resolve => child.once('close', resolve));
    if (code !== 0) throw new Error(`ended with ${code}:\n${commands}\n${said}`);
    return said;
  }

  /** Stops the stack and removes everything; the logs are kept where those of a throw-away stack are. */
  async remove(): Promise<void> {
    await this.run('npm stop');
    for (const data of globSync('.parley*', { cwd: this.folder }).map(name => layoutOf(join(this.folder, name)))) {
      if (existsSync(data.logs)) removeData(data, readConfig().keptLogs);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The folders of installed packages: that of the root, and those of workspaces that have some of their own. */
function packagesOf(repository: string): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { workspaces: string[] };
  return globSync(
    ['', ...workspaces].map(workspace => join(workspace, 'node_modules')),
    { cwd: repository },
  );
}
