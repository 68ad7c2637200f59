import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ContainerConfigError, readContainerConfig, type ContainerConfig } from './config.ts';
import { Discovery, type Node } from './discovery.ts';
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
    const before = seen;
    seen = await look();
    // Seen twice: nodes that come one after the other are one change.
    if (isDeepStrictEqual(seen, shown) || !isDeepStrictEqual(seen, before)) continue;
    shown = seen;
    await renderNodes(config, shown.nodes);
    nginx.kill('SIGHUP');
    console.error(`gateway: reloaded for ${shown.nodes.map(({ name, host }) => `${name} (${host})`).join(', ')}`);
  }
}

/** Requests in flight end first; open sockets are not waited for longer than a container may take. */
function end(nginx: ReturnType<typeof spawn>): void {
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
  if (error instanceof ContainerConfigError) fail(error.message);
  throw error;
}
