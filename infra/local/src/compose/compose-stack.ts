import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { addressAt, takeGatewayAddress, type GatewayAddress } from '../network/gateway-address.ts';
import { openLayout } from '../data/layout.ts';
import { Ports } from '../network/ports.ts';
import { Problem } from '../problem.ts';
import { longStep, type Progress } from '../progress.ts';
import type { ProcessStatus } from '../supervisor/supervision.ts';
import { Compose } from './cli.ts';
import { containersOf } from './containers.ts';
import { announceCompose, prepareCompose } from './prepare.ts';
import { readRecord, removeRecord, writeRecord } from './record.ts';
import { requireBuildx, requireCompose } from './requirements.ts';

const LOOK_EVERY_MS = 500;
const READY_LIMIT_MS = 5 * 60_000;

/** The platform as containers of Docker Compose. */
export class ComposeStack {
  readonly address: GatewayAddress;
  readonly #config: Config;
  readonly #progress: Progress;
  readonly #compose: Compose;

  private constructor(config: Config, address: GatewayAddress, progress: Progress) {
    this.address = address;
    this.#config = config;
    this.#progress = progress;
    this.#compose = new Compose(config, address);
  }

  /** Takes the gateway's ports, unless they are this project's already. */
  static async open(config: Config, progress: Progress): Promise<ComposeStack> {
    await requireCompose();
    const running = (await containersOf(config.project)).length > 0;
    return new ComposeStack(config, running ? presentAddress(config) : await newAddress(config), progress);
  }

  /** Builds, fetches and starts everything; resolves when all is healthy. What does not come up is a {@link Problem}. */
  async start(): Promise<void> {
    const { dataDir, project } = this.#config;
    await requireBuildx();
    await prepareCompose(this.#config, this.#progress);
    await longStep(this.#progress, 'Building the images (minutes at the first time)', () =>
      this.#compose.run(['build', '--quiet'], 'Mend what the build names and start again.'),
    );
    const fetching = ['pull', '--quiet', '--ignore-buildable', '--policy', 'missing'];
    await longStep(this.#progress, 'Fetching the images of the stores, where they are missing', () =>
      this.#compose.run(fetching, 'Check the way to the image registry, then start again.'),
    );
    const { url, httpsUrl } = this.address;
    writeRecord(dataDir, { project, url, httpsUrl });
    announceCompose(this.#config, this.address);
    const started = this.#compose.run(['up', '--detach', '--no-build'], 'Mend what Compose names and start again.');
    await this.#untilReady(started);
  }

  async stop(): Promise<void> {
    await this.#compose.run(['--profile', 'observability', 'down'], 'Stop it by hand: docker compose down');
    removeRecord(this.#config.dataDir);
  }

  /** Shows what gets ready while Compose starts one after the other. */
  async #untilReady(started: Promise<unknown>): Promise<void> {
    const begin = performance.now();
    const shown = new Set<string>();
    let up = false;
    let failure: unknown;
    started.then(
      () => (up = true),
      error => (failure = error),
    );
    for (;;) {
      if (failure) throw failure;
      const containers = await containersOf(this.#config.project);
      for (const { name } of containers.filter(({ health }) => health === 'ready')) {
        if (!shown.has(name)) this.#progress.done(`${name} is ready (${seconds(performance.now() - begin)})`);
        shown.add(name);
      }
      if (up && containers.every(({ health }) => health === 'ready')) return;
      if (up && performance.now() - begin > READY_LIMIT_MS) throw notReady(containers);
      await sleep(LOOK_EVERY_MS);
    }
  }
}

async function newAddress(config: Config): Promise<GatewayAddress> {
  const ports = new Ports(openLayout(config.dataDir).ports);
  try {
    return await takeGatewayAddress(config, ports);
  } finally {
    ports.release();
  }
}

/** Of containers that are there: where we started them, or as set for those started by hand. */
function presentAddress({ dataDir, httpPort, httpsPort }: Config): GatewayAddress {
  const record = readRecord(dataDir);
  if (!record) return addressAt(httpPort, httpsPort);
  return addressAt(Number(new URL(record.url).port), Number(new URL(record.httpsUrl).port));
}

function notReady(containers: readonly ProcessStatus[]): Problem {
  const late = containers.filter(({ health }) => health !== 'ready');
  const lines = late.map(({ name, health, reason = '' }) => `${name}: ${health} ${reason}`.trim());
  return new Problem('Not everything gets ready.', `Look why: docker compose logs ${late[0]?.name ?? ''}`, lines);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
