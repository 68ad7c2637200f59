import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@parley/local/config';
import { terminalProgress } from '@parley/local/progress';
import { provision } from '@parley/local/tools/provision';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import { endpoints } from './endpoints.ts';
import { freePorts, freeRow } from './free-ports.ts';

const entry = fileURLToPath(new URL('../../video/src/main.ts', import.meta.url));
const startLimitMs = 110_000;

export interface NodeOptions {
  name: string;
  /** Database of the stack's Redis: nodes of one database know each other, and no others. */
  database: number;
  environment?: Record<string, string>;
  workers?: number;
  /** Kafka is away for this node, always. */
  withoutKafka?: boolean;
}

/** One line of a node's log. */
export interface LogLine {
  level: string;
  msg: string;
  [field: string]: unknown;
}

/**
 * A video node of a test's own: on the stores of the stack, but with its own names in Redis, so that it may be killed,
 * flooded and measured while other suites use the stack's nodes.
 */
export class VideoNode {
  readonly url: string;
  readonly mediaPorts: readonly number[];
  readonly log: LogLine[] = [];
  readonly #process: ChildProcess;
  readonly #adminUrl: string;

  private constructor(process: ChildProcess, port: number, adminPort: number, mediaPorts: number[]) {
    this.#process = process;
    this.url = `http://127.0.0.1:${port}`;
    this.#adminUrl = `http://127.0.0.1:${adminPort}`;
    this.mediaPorts = mediaPorts;
    if (process.stdout) createInterface({ input: process.stdout }).on('line', line => this.#read(line));
  }

  /** Starts a node and waits until it is ready. */
  static async start({
    name,
    database,
    environment = {},
    workers = 1,
    withoutKafka = false,
  }: NodeOptions): Promise<VideoNode> {
    const [port = 0, adminPort = 0] = await freePorts(2);
    const first = await freeRow(workers);
    const { redisUrl, kafka, callTicketSecret, httpUrl } = endpoints();
    const child = spawn(process.execPath, [entry], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PARLEY_ENV: 'test',
        PARLEY_NODE: name,
        HOST: '127.0.0.1',
        PORT: String(port),
        METRICS_PORT: String(adminPort),
        REDIS_URL: `${redisUrl}/${database}`,
        ...environmentOf(kafka.video),
        // Its own address too, for pages that a test puts there.
        PUBLIC_ORIGINS: `${httpUrl},http://127.0.0.1:${port}`,
        CALL_TICKET_SECRET: callTicketSecret,
        MEDIA_PORTS: `${first}-${first + workers - 1}`,
        MEDIASOUP_WORKER_BIN: await workerBinary(),
        ...(withoutKafka && { KAFKA_BROKERS: '127.0.0.1:1' }),
        ...environment,
      },
    });
    const ports = Array.from({ length: workers }, (_, at) => first + at);
    const node = new VideoNode(child, port, adminPort, ports);
    await node.#until(withoutKafka ? 'degraded' : 'ready');
    return node;
  }

  /** Starts several at once. If one does not come up none is left: nobody could end it, and a run waits for its processes. */
  static async startAll(options: readonly NodeOptions[]): Promise<VideoNode[]> {
    const starts = await Promise.allSettled(options.map(each => VideoNode.start(each)));
    const nodes = starts.flatMap(start => (start.status === 'fulfilled' ? [start.value] : []));
    const failed = starts.find(start => start.status === 'rejected');
    if (!failed) return nodes;
    await Promise.all(nodes.map(node => node.stop('SIGKILL')));
    throw failed.reason;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  get isAlive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Its media workers, from the kernel's own books. */
  get workerPids(): number[] {
    const children = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8');
    return children.trim().split(' ').filter(Boolean).map(Number);
  }

  /** Ends it, by default in order, and waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.isAlive) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill(signal);
    await gone;
  }

  /** A figure of its metrics: the sum over all labels. */
  async metric(name: string, labels = ''): Promise<number> {
    const text = await (await fetch(`${this.#adminUrl}/metrics`)).text();
    const lines = text.split('\n').filter(line => line.startsWith(name) && /[ {]/.test(line[name.length] ?? ''));
    return lines.filter(line => line.includes(labels)).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  async #until(status: 'ready' | 'degraded'): Promise<void> {
    const end = Date.now() + startLimitMs;
    while (this.isAlive && Date.now() < end) {
      const response = await fetch(`${this.#adminUrl}/readyz`).catch(() => undefined);
      if (response?.ok && ((await response.json()) as { status: string }).status === status) return;
      await sleep(100);
    }
    await this.stop('SIGKILL');
    throw new Error(`a video node did not start:\n${this.log.map(line => JSON.stringify(line)).join('\n')}`);
  }

  #read(line: string): void {
    this.log.push(JSON.parse(line) as LogLine);
  }
}

async function workerBinary(): Promise<string> {
  const given = process.env['MEDIASOUP_WORKER_BIN'];
  if (given) return given;
  const tools = await provision(['mediasoupWorker'], readConfig().cacheDir, terminalProgress());
  return tools.get('mediasoupWorker') ?? '';
}
