import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const local = fileURLToPath(new URL('../../../infra/local/src/main.ts', import.meta.url));
const run = promisify(execFile);
const startTimeoutMs = 8 * 60_000;

/** One process of the stack, as `npm run status -- --json` tells it. */
export interface ProcessStatus {
  name: string;
  kind: string;
  pid?: number;
  port?: number;
  adminPort?: number;
  health: string;
  restarts: number;
}

/** Limits of accounts on a stack of tests: all people of a test sign in and register from one address. */
export const ofAccounts = Object.fromEntries(
  ['register', 'enterAsGuest', 'login', 'loginPerAccount', 'registrationCalm', 'passwordResets'].map(name => [
    name,
    { rate: 100, burst: 1_000 },
  ]),
);

/** A stack on a data folder of its own, driven by the commands that an operator has. */
export class Stack {
  readonly dataDir: string;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  /** Starts a throw-away stack on free ports; `environment` is added to what it is started with. */
  static async start(environment: Record<string, string> = {}): Promise<Stack> {
    const stack = new Stack(mkdtempSync(join(tmpdir(), 'parley-stack-')));
    await stack.#command('start', ['--detach'], {
      PARLEY_HTTP_PORT: '0',
      PARLEY_HTTPS_PORT: '0',
      PARLEY_ENV: 'test',
      PARLEY_LIMITS: JSON.stringify(ofAccounts),
      PARLEY_THROW_AWAY: '1',
      PARLEY_STACK: 'native',
      // A stack ends with the run that started it, however that ends.
      PARLEY_OWNER: String(process.pid),
      ...environment,
    });
    return stack;
  }

  async stop(): Promise<void> {
    await this.#command('stop');
  }

  async processes(): Promise<ProcessStatus[]> {
    const { stdout } = await this.#command('status', ['--json']).catch((error: { stdout: string }) => error);
    return (JSON.parse(stdout) as { processes: ProcessStatus[] }).processes;
  }

  #command(command: string, args: string[] = [], environment: Record<string, string> = {}) {
    const env = { ...process.env, PARLEY_DATA_DIR: this.dataDir, ...environment };
    const options = { env, timeout: startTimeoutMs, maxBuffer: 4_000_000 };
    return run(process.execPath, [local, command, ...args], options).catch((error: Error & { stdout?: string }) => {
      // What the command told its user is why it failed.
      if (error.stdout) error.message += `\n${error.stdout}`;
      throw error;
    });
  }
}
