import { setTimeout as sleep } from 'node:timers/promises';
import { logTail } from './logs.ts';
import { Problem } from '../problem.ts';
import { signalGroup } from './process-identity.ts';
import type { ProbeResult, Server } from './server.ts';
import { spawnServer, type RunningServer } from './spawn-server.ts';
import type { Health, ProcessStatus, Supervision } from './supervision.ts';

// A server that never answered gets this many tries: enough for a port or a lock lost to a race.
const FIRST_START_TRIES = 3;
const STOP_LIMIT_MS = 10_000;
// Who saved a file waits for it: no long farewell.
const RESTART_LIMIT_MS = 2_000;

/** One server and its process: started, probed, started again when it dies, stopped. */
export class SupervisedProcess {
  readonly server: Server;
  readonly #supervision: Supervision;
  readonly #ready = Promise.withResolvers<void>();
  readonly #stop = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #running: RunningServer | undefined;
  #health: Health = 'waiting';
  #reason: string | undefined;
  #since = new Date();
  #starts = 0;
  #settled = false;
  #laterEnv: Readonly<Record<string, string>> | undefined;
  #pause = new AbortController();
  #restarting = false;
  #delayMs = 0;
  #bornAt = 0;
  #diedAt = 0;

  constructor(server: Server, supervision: Supervision) {
    this.server = server;
    this.#supervision = supervision;
  }

  /** Starts it; resolves when it answers and has settled, rejects with a {@link Problem} when it does not come up. */
  start(): Promise<void> {
    this.#bornAt = performance.now();
    this.#loop = this.#supervise().catch(error => {
      this.#become('down', messageOf(error));
      this.#ready.reject(error);
    });
    return this.#ready.promise;
  }

  /** Asks it to end, or with `force` kills it; resolves when it is gone. It is not started again. */
  async stop(force = false): Promise<void> {
    this.#stop.abort();
    this.#pause.abort();
    const askedAt = performance.now();
    const signal = force ? 'SIGKILL' : (this.server.stopSignal ?? 'SIGTERM');
    if (await this.#end(signal, this.server.stopTimeoutMs ?? STOP_LIMIT_MS))
      this.#supervision.observer.stopped(this.server, performance.now() - askedAt);
    await this.#loop;
    this.#become('stopped');
  }

  /** Starts it again with the code that is on the disk now; one that waits after a crash does not wait longer. */
  restart(): void {
    this.#restarting = true;
    this.#delayMs = 0;
    this.#pause.abort();
    void this.#end('SIGTERM', RESTART_LIMIT_MS);
  }

  /** How it is now. */
  status(): ProcessStatus {
    const { name, kind, port, adminPort } = this.server;
    const identity = this.#running?.identity;
    return {
      name,
      kind,
      pid: identity?.pid ?? null,
      port,
      adminPort,
      health: this.#health,
      reason: this.#reason,
      restarts: Math.max(0, this.#starts - 1),
      since: this.#since.toISOString(),
      identity,
    };
  }

  /** Asks the process to end, and kills it after the limit; false when none runs. */
  async #end(signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
    const running = this.#running;
    if (!running?.identity) return false;
    const { pid } = running.identity;
    signalGroup(pid, signal);
    const limit = setTimeout(() => signalGroup(pid, 'SIGKILL'), limitMs);
    await running.exited;
    clearTimeout(limit);
    return true;
  }

  async #supervise(): Promise<void> {
    await this.#untilItCanCome();
    if (!this.#stop.signal.aborted) await this.server.once?.();
    while (!this.#stop.signal.aborted) {
      await this.server.prepare?.();
      if (this.#stop.signal.aborted) break;
      const life = await this.#liveOnce();
      if (!this.#stop.signal.aborted) await this.#backOff(life.how, life.ranMs);
    }
    this.#ready.reject(new Error(`${this.server.name} was stopped`));
  }

  /** Waits for the program of a server that comes later, or for the end of the stack. */
  async #untilItCanCome(): Promise<void> {
    const { later } = this.server;
    if (!later) return;
    this.#become('waiting', `waits for ${later.waitsFor}`);
    const stopped = new Promise<undefined>(resolve => {
      this.#stop.signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    this.#laterEnv = await Promise.race([later.env, stopped]);
    this.#bornAt = performance.now();
  }

  /** One life of the process, from its start to its end. */
  async #liveOnce(): Promise<{ how: string; ranMs: number }> {
    const startedAt = performance.now();
    const { inherited, logs } = this.#supervision;
    this.#restarting = false;
    const running = spawnServer(this.server, { ...inherited, ...this.#laterEnv }, logs);
    this.#running = running;
    this.#starts++;
    this.#become('starting');
    const ended = new AbortController();
    let failure: unknown;
    // Not waited for at the end: a probe of a server that is gone may take its whole time limit.
    void this.#watch(ended.signal).catch(error => {
      if (ended.signal.aborted) return;
      failure = error;
      if (running.identity) signalGroup(running.identity.pid, 'SIGKILL');
    });
    const how = await running.exited;
    this.#diedAt = performance.now();
    this.#running = undefined;
    ended.abort();
    if (failure) throw failure;
    return { how, ranMs: performance.now() - startedAt };
  }

  async #backOff(how: string, ranMs: number): Promise<void> {
    if (!this.#settled && !this.server.sources && this.#starts >= FIRST_START_TRIES) throw this.#notUp(how);
    if (this.#restarting) return;
    const { pace, observer } = this.#supervision;
    const calm = this.#delayMs === 0 || ranMs >= pace.calmAfterMs;
    this.#delayMs = calm ? pace.firstDelayMs : Math.min(this.#delayMs * 2, pace.longestDelayMs);
    this.#become('down', how);
    observer.died(this.server, how, this.#delayMs);
    this.#pause = new AbortController();
    await sleep(this.#delayMs, undefined, { signal: this.#pause.signal }).catch(() => undefined);
  }

  /** Probes the process until it ends; throws when it cannot be brought to a first answer. */
  async #watch(ended: AbortSignal): Promise<void> {
    const { pace, clock = performance } = this.#supervision;
    const limit = clock.now() + pace.startLimitMs;
    let answered = false;
    while (!ended.aborted) {
      let result = await this.#probe();
      if (ended.aborted) return;
      // A service that is up before its connections are says degraded for a moment: the first start waits for more.
      if (!answered && (result.health === 'ready' || (this.#settled && result.health === 'degraded'))) {
        const obstacle = await this.#firstAnswer(ended);
        if (ended.aborted) return;
        answered = obstacle === undefined;
        result = obstacle ?? result;
      }
      this.#become(answered ? result.health : 'starting', result.reason);
      if (!this.#settled && clock.now() > limit) throw this.#notUp(`did not get ready (${result.reason})`);
      const pauseMs = result.health === 'ready' ? pace.steadyProbeMs : pace.startingProbeMs;
      await sleep(pauseMs, undefined, { signal: ended }).catch(() => undefined);
    }
  }

  /** Settles it at its first answer ever; what a busy machine was too slow for comes back as the reason to try again. */
  async #firstAnswer(ended: AbortSignal): Promise<ProbeResult | undefined> {
    const { observer } = this.#supervision;
    if (this.#settled) {
      observer.recovered(this.server, performance.now() - this.#diedAt);
      return undefined;
    }
    try {
      await this.server.settle?.();
    } catch (error) {
      if (error instanceof Problem) throw error;
      return { health: 'down', reason: messageOf(error) };
    }
    if (ended.aborted) return undefined;
    this.#settled = true;
    observer.ready(this.server, performance.now() - this.#bornAt);
    this.#ready.resolve();
    return undefined;
  }

  async #probe(): Promise<ProbeResult> {
    try {
      return await this.server.probe();
    } catch (error) {
      return { health: 'down', reason: messageOf(error) };
    }
  }

  #become(health: Health, reason?: string): void {
    const same = health === this.#health;
    if (same && reason === this.#reason) return;
    if (!same) this.#since = new Date();
    this.#health = health;
    this.#reason = reason;
    this.#supervision.observer.changed();
  }

  #notUp(how: string): Problem {
    const { name } = this.server;
    const { logs } = this.#supervision;
    const fix = `Mend what its log tells (${logs}/${name}.log) and start again.`;
    return new Problem(`${name} does not start: it ${how}.`, fix, logTail(logs, name));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
