import { CallRouter } from './call-router.ts';
import type { MediaWorkers } from './media-workers.ts';
import { PeerMedia, type PeerMediaEvents } from './peer-media.ts';

export interface CallMediaOptions {
  workers: MediaWorkers;
  /** Consumers on a worker from which on further people of a call go to another one, piped together. */
  fullAt: number;
}

export interface CallMediaEvents {
  /** A worker under this call died: all its media is gone, and this object is closed. */
  lost: () => void;
  /** Levels from 0 to 1 by producer id, the loudest first; empty when nobody is heard. */
  levels: (levels: Map<string, number>) => void;
}

/** The media of one call: its routers, and through them everything that flows. Opened when first needed. */
export class CallMedia {
  readonly #options: CallMediaOptions;
  readonly #events: CallMediaEvents;
  readonly #routers: CallRouter[] = [];
  readonly #levels = new Map<CallRouter, Map<string, number>>();
  #opening: Promise<CallRouter> | undefined;
  #closed = false;

  constructor(options: CallMediaOptions, events: CallMediaEvents) {
    this.#options = options;
    this.#events = events;
  }

  /** A place for one person's media, on the worker that has room. */
  async createPeer(events: PeerMediaEvents): Promise<PeerMedia> {
    return new PeerMedia(this, await this.#routerWithRoom(), events);
  }

  forget(producerId: string): void {
    for (const router of this.#routers) router.forget(producerId);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const router of this.#routers) router.close();
  }

  /** One opening at a time: two people who come at once share a router. */
  async #routerWithRoom(): Promise<CallRouter> {
    await this.#opening?.catch(() => undefined);
    const open = this.#routers.find(router => router.worker.load < this.#options.fullAt);
    if (open) return open;
    this.#opening ??= this.#openRouter().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** There is at most one router a worker: when all are full, the least loaded takes more. */
  async #openRouter(): Promise<CallRouter> {
    const worker = this.#options.workers.take(this.#routers.map(router => router.worker));
    const present = this.#routers.find(router => router.worker === worker);
    if (present) return present;
    const router: CallRouter = await CallRouter.open(worker, levels => this.#heard(router, levels));
    if (this.#closed) {
      router.close();
      throw new Error('The call has ended');
    }
    this.#routers.push(router);
    router.onLost(() => this.#lose());
    return router;
  }

  #heard(router: CallRouter, levels: Map<string, number>): void {
    this.#levels.set(router, levels);
    const all = [...this.#levels.values()].flatMap(map => [...map]);
    this.#events.levels(new Map(all.sort(([, a], [, b]) => b - a)));
  }

  #lose(): void {
    if (this.#closed) return;
    this.close();
    this.#events.lost();
  }
}
