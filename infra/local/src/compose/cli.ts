import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { GatewayAddress } from '../network/gateway-address.ts';
import { isLoopback } from '../network/media-address.ts';
import { Problem } from '../problem.ts';
import { runCommand } from '../machine/run-command.ts';
import { PINNED } from '../supply-chain/pin-images.ts';

const FIRST_MEDIA_PORT = 40_000;
const LONG_MS = 45 * 60_000;

/** `docker compose` on the repository's file, with what the stack's configuration means for it. */
export class Compose {
  readonly #config: Config;
  readonly #env: Record<string, string>;

  constructor(config: Config, address: GatewayAddress) {
    this.#config = config;
    this.#env = environmentOf(config, address);
  }

  /** Runs one of its commands to the end and returns what it printed; a failure is a {@link Problem} with its last lines. */
  run(args: readonly string[], fix: string): Promise<string> {
    const profile = this.#config.observability ? 'observability' : 'minimal';
    const files = ['docker-compose.yml', PINNED].filter(file => existsSync(join(this.#config.root, file)));
    const given = files.flatMap(file => ['--file', file]);
    return runCommand('docker', ['compose', ...given, '--progress', 'plain', '--profile', profile, ...args], {
      cwd: this.#config.root,
      env: this.#env,
      timeoutMs: LONG_MS,
      fix,
    });
  }
}

function environmentOf(config: Config, { httpPort, httpsPort }: GatewayAddress): Record<string, string> {
  const { inherited, mediaAddress, bindAddress, mediaWorkers, observability } = config;
  if (!isLoopback(mediaAddress) && isLoopback(bindAddress)) {
    throw new Problem(
      `PARLEY_MEDIA_ANNOUNCED_ADDRESS is ${mediaAddress}, but PARLEY_BIND_ADDRESS keeps media on ${bindAddress}.`,
      'Set PARLEY_BIND_ADDRESS=0.0.0.0 (or the address of one interface), or leave both out for this machine alone.',
    );
  }
  return {
    PARLEY_MEDIA_PORTS: `${FIRST_MEDIA_PORT}-${FIRST_MEDIA_PORT + mediaWorkers - 1}`,
    ...(observability && { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://traces:4318' }),
    ...inherited,
    PARLEY_DATA_DIR: config.dataDir,
    PARLEY_HTTP_PORT: String(httpPort),
    PARLEY_HTTPS_PORT: String(httpsPort),
  };
}
