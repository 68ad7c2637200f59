import { CallRouter } from './call-router.ts';
import type { Cascade, SpreadCall } from './cascade.ts';
import { PeerMedia, type CallRouters } from './peer-media.ts';
import type { PeerSide, PeerSideEvents, PlacedProducer, RouterAddress } from './peer-side.ts';

export interface CallMediaEvents {
  /** Something under this call died: all its media is gone, and this object is closed. */
  lost: () => void;
  /** Levels from 0 to 1 by producer id, the loudest first; empty when nobody is heard. */
  levels: (levels: Map<string, number>) => void;
}

/**
 * The media of one call: its routers, and through them everything that flows. Opened when first needed. It spreads
 * over the workers of this node, and over other nodes when all of these are full; producers are piped to where they
 * are consumed.
 */
export class CallMedia implements CallRouters, SpreadCall {
  readonly #callId: string;
  readonly #cascade: Cascade;
  readonly #events: CallMediaEvents;
  readonly #routers: CallRouter[] = [];
  /** By router, or by node for those elsewhere. */
  readonly #levels = new Map<string, Map<string, number>>();
  #opening: Promise<CallRouter> | undefined;
  #closed = false;

  constructor(callId: string, cascade: Cascade, events: CallMediaEvents) {
    this.#callId = callId;
    this.#cascade = cascade;
    this.#events = events;
  }

  /** A place for one person's media, where there is room. */
  async createPeer(events: PeerSideEvents): Promise<PeerSide> {
    const elsewhere = this.#cascade.isFull && (await this.#cascade.openElsewhere(this.#callId, this, events));
    return elsewhere || this.openHere(events);
  }

  async openHere(events: PeerSideEvents): Promise<PeerMedia> {
    return new PeerMedia(this, await this.#routerWithRoom(), events);
  }

  address(router: CallRouter): RouterAddress {
    return { node: this.#cascade.self, routerId: router.id };
  }

  async reach(router: CallRouter, placed: PlacedProducer): Promise<void> {
    if (placed.at.routerId === router.id) return;
    const beside = this.#routers.find(other => other.id === placed.at.routerId);
    if (beside) await router.pipeFrom(beside, placed.info.producerId);
    else await this.#cascade.bring(router, placed);
  }

  forget(producerId: string): void {
    for (const router of this.#routers) router.forget(producerId);
  }

  /** Levels of a router, or of what another node has of this call. */
  heardAt(where: string, levels: Map<string, number>): void {
    this.#levels.set(where, levels);
    const all = [...this.#levels.values()].flatMap(map => [...map]);
    this.#events.levels(new Map(all.sort(([, a], [, b]) => b - a)));
  }

  /** A worker or a node under it is gone. */
  lose(): void {
    if (this.#closed) return;
    this.close();
    this.#events.lost();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cascade.end(this.#callId);
    for (const router of this.#routers) {
      this.#cascade.forget(router);
      router.close();
    }
  }

  /** One opening at a time: two people who come at once share a router. */
  async #routerWithRoom(): Promise<CallRouter> {
    await this.#opening?.catch(() => undefined);
    const open = this.#routers.find(router => router.worker.load < this.#cascade.fullAt);
    if (open) return open;
    this.#opening ??= this.#openRouter().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** There is at most one router a worker: when all are full, the least loaded takes more. */
  async #openRouter(): Promise<CallRouter> {
    const worker = await this.#cascade.workers.take(this.#routers.map(router => router.worker));
    const present = this.#routers.find(router => router.worker === worker);
    if (present) return present;
    const router: CallRouter = await CallRouter.open(worker, levels => this.heardAt(router.id, levels));
    if (this.#closed) {
      router.close();
      throw new Error('The call has ended');
    }
    this.#routers.push(router);
    this.#cascade.register(router);
    router.onLost(() => this.lose());
    return router;
  }
}
