import type { types } from 'mediasoup';
import type { MediaWorker } from './media-worker.ts';
import { Speakers } from './speakers.ts';

/** One router of a call, on one worker. It owns every transport that is made through it. */
export class CallRouter {
  readonly worker: MediaWorker;
  readonly #router: types.Router;
  readonly #speakers: Speakers;
  readonly #piped = new Map<string, Promise<unknown>>();

  private constructor(worker: MediaWorker, router: types.Router, speakers: Speakers) {
    this.worker = worker;
    this.#router = router;
    this.#speakers = speakers;
  }

  static async open(worker: MediaWorker, onLevels: (levels: Map<string, number>) => void): Promise<CallRouter> {
    const router = await worker.createRouter();
    return new CallRouter(worker, router, await Speakers.open(router, onLevels));
  }

  get id(): string {
    return this.#router.id;
  }

  /** Once, when its worker has died. */
  onLost(listener: () => void): void {
    this.#router.once('workerclose', listener);
  }

  createTransport(options: Omit<types.WebRtcTransportOptions, 'listenInfos'>): Promise<types.WebRtcTransport> {
    return this.#router.createWebRtcTransport({ ...options, ...this.worker.listen } as types.WebRtcTransportOptions);
  }

  /** Lets the level and the speech of a microphone count. */
  async listen(producerId: string): Promise<void> {
    await this.#speakers.add(producerId);
  }

  canConsume(producerId: string, rtpCapabilities: types.RtpCapabilities): boolean {
    return this.#router.canConsume({ producerId, rtpCapabilities });
  }

  /** Brings a producer of another router of the call here, once; it keeps its id and follows pause, resume and close. */
  pipeFrom(other: CallRouter, producerId: string): Promise<unknown> {
    const known = this.#piped.get(producerId);
    if (known) return known;
    const listenIp = other.worker.pipeIp;
    const piped = other.#router.pipeToRouter({ producerId, router: this.#router, listenIp });
    this.#piped.set(producerId, piped);
    piped.catch(() => this.#piped.delete(producerId));
    return piped;
  }

  /** One end of a pipe to a router of another node. */
  createPipe(): Promise<types.PipeTransport> {
    const listenInfo = { protocol: 'udp', ip: this.worker.pipeIp } as const;
    return this.#router.createPipeTransport({ listenInfo, enableRtx: true, enableSrtp: true });
  }

  forget(producerId: string): void {
    this.#piped.delete(producerId);
  }

  close(): void {
    this.#router.close();
  }
}
