import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@parley/dev-env/eventually';
import { freePorts } from '@parley/dev-env/free-ports';
import { renderGateway } from '../../src/render.ts';
import type { GatewaySettings } from '../../src/settings.ts';
import { makeCertificate } from './certificate.ts';

export const INDEX_HTML = '<!doctype html><title>Parley</title>';
export const ASSET = `export const text = '${'parley '.repeat(400)}';`;

export interface Gateway {
  settings: GatewaySettings;
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** The access log, as soon as that text is in it. */
  accessLog(text: string): Promise<string>;
  errorLog(): Promise<string>;
  /** As after a renewed certificate. */
  reload(): void;
  stop(): Promise<void>;
}

/** Renders to a temporary folder and runs the real NGINX in front of the given nodes, on free ports. */
export async function startGateway(overrides: Partial<GatewaySettings>): Promise<Gateway> {
  const dir = await mkdtemp(join(tmpdir(), 'parley-gateway-'));
  const settings = { ...(await baseSettings(dir)), ...overrides };
  const conf = await renderGateway(settings, join(dir, 'conf'));
  const nginx = spawn(nginxBinary(), ['-e', 'stderr', '-c', conf], { stdio: ['ignore', 'ignore', 'pipe'] });
  await answering(nginx, settings.httpPort);

  return {
    settings,
    url: `http://127.0.0.1:${settings.httpPort}`,
    accessLog(text) {
      return eventually(async () => {
        const log = await readFile(join(settings.logDir, 'access.log'), 'utf8');
        if (log.includes(text)) return log;
        throw new Error(`no ${text} in the access log:\n${log}`);
      });
    },
    reload: () => void nginx.kill('SIGHUP'),
    errorLog: () => readFile(join(settings.logDir, 'error.log'), 'utf8'),
    async stop() {
      if (nginx.exitCode === null) {
        nginx.kill('SIGTERM');
        await once(nginx, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function baseSettings(dir: string): Promise<GatewaySettings> {
  const [httpPort = 0, httpsPort = 0, statusPort = 0] = await freePorts(3);
  const staticDir = join(dir, 'www');
  await mkdir(join(staticDir, 'assets'), { recursive: true });
  await writeFile(join(staticDir, 'index.html'), INDEX_HTML);
  await writeFile(join(staticDir, 'assets', 'app-1a2b3c.js'), ASSET);
  return {
    ...{ httpPort, httpsPort, statusPort, host: '127.0.0.1', staticDir, workerProcesses: 2 },
    ...{ tempDir: join(dir, 'tmp'), logDir: join(dir, 'log'), ...(await makeCertificate(dir)) },
    ...(process.getuid?.() === 0 && { user: 'root' }),
    ...{ auth: [], chat: [], video: [], files: [], admin: [] },
  };
}

function nginxBinary(): string {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map(folder => join(folder, 'nginx')).find(existsSync);
  if (found === undefined) throw new Error('nginx is not installed: apt-get install nginx-light libnginx-mod-http-js');
  return found;
}

async function answering(nginx: ChildProcess, port: number): Promise<void> {
  let said = '';
  nginx.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await eventually(async () => {
    if (nginx.exitCode === null && !(await accepts(port))) throw new Error(`nginx does not listen on ${port}: ${said}`);
  });
  if (nginx.exitCode !== null) throw new Error(`nginx stopped at once: ${said}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
