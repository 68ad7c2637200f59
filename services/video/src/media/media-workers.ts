import { setTimeout as sleep } from 'node:timers/promises';
import { ParleyError } from '@parley/contracts/errors';
import type { RtpCapabilities } from '@parley/contracts/media';
import { MediaWorker, type MediaAddress } from './media-worker.ts';

const respawnMs = 200;
/** A worker that died is back within this, or media has to wait for longer than its clients do. */
const awaitSpawnMs = 3_000;

interface Options {
  address: MediaAddress;
  /** One worker on each. */
  ports: number[];
  binary: string | undefined;
  onDied: (pid: number, error: Error) => void;
  onBroken: (error: unknown) => void;
}

/** The media workers of this node, one a port. A worker that dies is replaced; its calls are told by their routers. */
export class MediaWorkers {
  readonly #options: Options;
  readonly #workers = new Map<number, MediaWorker>();
  readonly #respawning = new Set<Promise<void>>();
  #capabilities: RtpCapabilities = {};
  #closed = false;

  private constructor(options: Options) {
    this.#options = options;
  }

  static async start(options: Options): Promise<MediaWorkers> {
    const pool = new MediaWorkers(options);
    await Promise.all(options.ports.map(port => pool.#spawn(port)));
    const router = await (await pool.take()).createRouter();
    pool.#capabilities = router.rtpCapabilities as RtpCapabilities;
    router.close();
    return pool;
  }

  /** Every router of this node can do the same. */
  get rtpCapabilities(): RtpCapabilities {
    return this.#capabilities;
  }

  get alive(): MediaWorker[] {
    return [...this.#workers.values()].filter(worker => worker.isAlive);
  }

  get load(): number {
    return this.alive.reduce((sum, worker) => sum + worker.load, 0);
  }

  /**
   * The least loaded worker that is none of `others`; without one left, the least loaded of all. Where all have died,
   * the first that is back: anyone who lost their media asks for it again at that very moment.
   */
  async take(others: readonly MediaWorker[] = []): Promise<MediaWorker> {
    if (this.alive.length === 0) await this.#firstRespawn();
    const byLoad = this.alive.sort((a, b) => a.load - b.load);
    const worker = byLoad.find(candidate => !others.includes(candidate)) ?? byLoad[0];
    if (!worker) throw new ParleyError('unavailable', 'No media worker is running', { retryAfterMs: respawnMs });
    return worker;
  }

  close(): void {
    this.#closed = true;
    for (const worker of this.#workers.values()) worker.close();
  }

  async #spawn(port: number): Promise<void> {
    const worker = await MediaWorker.start(this.#options.address, port, this.#options.binary);
    if (this.#closed) return worker.close();
    this.#workers.set(port, worker);
    worker.onDied(error => {
      const respawn = this.#respawn(port).finally(() => this.#respawning.delete(respawn));
      this.#respawning.add(respawn);
      this.#options.onDied(worker.pid, error);
    });
  }

  async #firstRespawn(): Promise<void> {
    const giveUp = new AbortController();
    const patience = sleep(awaitSpawnMs, undefined, { signal: giveUp.signal }).catch(() => undefined);
    await Promise.race([...this.#respawning, patience]);
    giveUp.abort();
  }

  /** The kernel may need a moment to give the port back. */
  async #respawn(port: number): Promise<void> {
    for (let attempt = 1; !this.#closed; attempt++) {
      try {
        return await this.#spawn(port);
      } catch (error) {
        if (attempt === 20) return this.#options.onBroken(error);
        await sleep(respawnMs);
      }
    }
  }
}
