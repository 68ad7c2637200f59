import { relative } from 'node:path';
import { assemble } from './assemble.ts';
import type { Config } from '../config.ts';
import { demandDiskSpace } from '../machine/disk-space.ts';
import { pageOf, takeGatewayAddress, type GatewayAddress } from '../network/gateway-address.ts';
import { layoutOf, openLayout, type Layout } from '../data/layout.ts';
import { logTail, rotateLogs } from '../supervisor/logs.ts';
import { endOrphans, orphansOf } from '../supervisor/orphans.ts';
import { Ports } from '../network/ports.ts';
import { describeFailure, Problem } from '../problem.ts';
import { identify, type ProcessIdentity } from '../supervisor/process-identity.ts';
import type { Progress } from '../progress.ts';
import { removeData } from '../data/remove-data.ts';
import type { Server } from '../supervisor/server.ts';
import { watchSources } from '../supervisor/source-watch.ts';
import { isSupervised, readState, writeState, type StackState } from '../supervisor/state.ts';
import { steadyPace, type Observer } from '../supervisor/supervision.ts';
import { Supervisor } from '../supervisor/supervisor.ts';

const SLOW_STOP_MS = 2_000;
const ROTATE_EVERY_MS = 60_000;

/** The platform as child processes of this one. */
export class NativeStack {
  readonly address: GatewayAddress;
  readonly #config: Config;
  readonly #layout: Layout;
  readonly #ports: Ports;
  readonly #progress: Progress;
  readonly #self = identify(process.pid) as ProcessIdentity;
  readonly #rotation: NodeJS.Timeout;
  readonly #end = new AbortController();
  #supervisor: Supervisor | undefined;
  #endWatch = (): void => undefined;
  #phase: StackState['phase'] = 'starting';

  private constructor(config: Config, layout: Layout, ports: Ports, address: GatewayAddress, progress: Progress) {
    this.address = address;
    this.#config = config;
    this.#layout = layout;
    this.#ports = ports;
    this.#progress = progress;
    this.#rotation = setInterval(() => rotateLogs(layout.logs), ROTATE_EVERY_MS);
    this.#publish();
  }

  /**
   * Takes the data folder and the gateway's ports. What a killed supervisor left running is ended first;
   * a stack that runs on the same folder, or a port in use, is a {@link Problem}.
   */
  static async open(config: Config, progress: Progress): Promise<NativeStack> {
    const before = readState(layoutOf(config.dataDir).state);
    if (isSupervised(before)) throw alreadyRunning(before);
    const orphans = orphansOf(before);
    if (orphans.length > 0) progress.warn(`Ending ${orphans.length} servers that an earlier start left behind`);
    await endOrphans(orphans);
    const layout = openLayout(config.dataDir);
    demandDiskSpace(layout.data);
    const ports = new Ports(layout.ports);
    return new NativeStack(config, layout, ports, await takeGatewayAddress(config, ports), progress);
  }

  /** Installs what is missing and starts all; what does not come up is a {@link Problem}. Stopping is the caller's. */
  async start(): Promise<void> {
    const { address } = this;
    const ground = {
      config: this.#config,
      layout: this.#layout,
      ports: this.#ports,
      address,
      progress: this.#progress,
      signal: this.#end.signal,
    };
    const servers = await assemble(ground);
    this.#supervisor = new Supervisor(servers, {
      pace: steadyPace,
      observer: this.#observer(),
      logs: this.#layout.logs,
      inherited: this.#config.inherited,
    });
    this.#watch(servers);
    await this.#supervisor.start();
    this.#tellWhatComesLater();
    this.#enter('running');
  }

  /** Stops all in reverse order; a throw-away stack kills what holds no promise and loses its data. */
  async stop(): Promise<void> {
    clearInterval(this.#rotation);
    this.#endWatch();
    this.#end.abort();
    this.#enter('stopping');
    const { throwAway, keptLogs } = this.#config;
    await this.#supervisor?.stop((server: Server) => throwAway && server.kind !== 'service');
    this.#ports.release();
    this.#enter('stopped');
    if (throwAway) removeData(this.#layout, keptLogs);
  }

  /** What is made of code that may change: watched from before its first start, which a mistake may prevent. */
  #watch(servers: readonly Server[]): void {
    this.#endWatch = watchSources(new Set(servers.flatMap(({ sources = [] }) => sources)), files => {
      const names = this.#supervisor?.restart(files) ?? [];
      const what = files.map(file => relative(this.#config.root, file)).join(', ');
      this.#progress.step(`${what} changed: ${names.join(', ')} start again`);
    });
  }

  #tellWhatComesLater(): void {
    for (const { name, health, reason } of this.#supervisor?.status() ?? []) {
      if (health === 'waiting') this.#progress.step(`${name} comes later: it ${reason}. All else can be used now`);
    }
  }

  #enter(phase: StackState['phase']): void {
    this.#phase = phase;
    this.#publish();
  }

  #publish(): void {
    const { httpsUrl } = this.address;
    const processes = this.#supervisor?.status() ?? [];
    writeState(this.#layout.state, {
      phase: this.#phase,
      url: pageOf(this.address),
      httpsUrl,
      stack: 'native',
      supervisor: this.#self,
      processes,
    });
  }

  #observer(): Observer {
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    return {
      changed: () => this.#publish(),
      ready: ({ name }, afterMs) => this.#progress.done(`${name} is ready (${seconds(afterMs)})`),
      died: ({ name, sources }, how, delayMs) => {
        if (!sources) return this.#progress.warn(`${name} ${how}; starting it again in ${seconds(delayMs)}`);
        // It is told once for each change: the developer who made it knows then.
        if (delayMs > steadyPace.firstDelayMs) return;
        this.#progress.warn(`${name} ${how}; it comes back when a file is saved, or by itself`);
        for (const line of logTail(this.#layout.logs, name, 8)) this.#progress.warn(`    ${line}`);
      },
      failed: ({ name }, error) => {
        for (const line of describeFailure(error)) this.#progress.warn(`${name}: ${line}`);
        this.#progress.warn(`The rest goes on without ${name}`);
      },
      stopped: ({ name }, afterMs) => {
        if (afterMs > SLOW_STOP_MS) this.#progress.step(`${name} took ${seconds(afterMs)} to end`);
      },
      recovered: ({ name }, afterMs) => this.#progress.done(`${name} is back (${seconds(afterMs)})`),
    };
  }
}

function alreadyRunning({ url, supervisor, phase }: StackState): Problem {
  const text = `Parley is already ${phase} on this data folder: ${url} (pid ${supervisor.pid}).`;
  return new Problem(text, 'Use it, or `npm stop` first. A second one needs its own PARLEY_DATA_DIR and ports.');
}
