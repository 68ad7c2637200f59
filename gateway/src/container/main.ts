import { spawn, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { GatewaySettingsError } from '../check-settings.ts';
import { ContainerConfigError, readContainerConfig, type ContainerConfig } from './config.ts';
import { Discovery, type Node } from './discovery.ts';
import { rotateLogs } from './logs.ts';
import { renderNodes } from './render-nodes.ts';

const LOOK_EVERY_MS = 2_000;
const END_LIMIT_MS = 8_000;

/** What a running NGINX was rendered for. A certificate that was replaced is a change like a new node. */
interface View {
  nodes: Node[];
  certificate: number;
}

/** Runs NGINX in a container: rendered at the start, rendered again and reloaded whenever nodes come or go. */
async function run(config: ContainerConfig): Promise<void> {
  const discovery = new Discovery(config);
  const look = async (): Promise<View> => ({
    nodes: await discovery.find(),
    certificate: statSync(config.certFile).mtimeMs,
  });
  let shown = await look();
  const nginx = spawn('nginx', ['-e', 'stderr', '-c', await renderNodes(config, shown.nodes)], { stdio: 'inherit' });
  nginx.on('error', error => fail(`NGINX cannot be run: ${error.message}`));
  nginx.on('exit', code => process.exit(code ?? 1));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(nginx));

  for (let seen = shown; ;) {
    await sleep(LOOK_EVERY_MS);
    if (config.logDir) rotateLogs(config.logDir, () => nginx.kill('SIGUSR1'));
    const before = seen;
    seen = await look();
    // Seen twice: nodes that come one after the other are one change.
    if (isDeepStrictEqual(seen, shown) || !isDeepStrictEqual(seen, before)) continue;
    shown = seen;
    await reload(nginx, config, shown);
  }
}

/** What cannot be rendered (a certificate that has ended, say) leaves NGINX with what it has. */
async function reload(nginx: ChildProcess, config: ContainerConfig, { nodes }: View): Promise<void> {
  try {
    await renderNodes(config, nodes);
    nginx.kill('SIGHUP');
    console.error(`gateway: reloaded for ${nodes.map(({ name, host }) => `${name} (${host})`).join(', ')}`);
  } catch (error) {
    console.error(`gateway: not reloaded: ${String(error)}`);
  }
}

/** Requests in flight end first; open sockets are not waited for longer than a container may take. */
function end(nginx: ChildProcess): void {
  nginx.kill('SIGQUIT');
  setTimeout(() => nginx.kill('SIGTERM'), END_LIMIT_MS).unref();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

try {
  await run(readContainerConfig());
} catch (error) {
  if (error instanceof ContainerConfigError || error instanceof GatewaySettingsError) fail(error.message);
  throw error;
}
