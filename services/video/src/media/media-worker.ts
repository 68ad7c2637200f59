import * as mediasoup from 'mediasoup';
import type { types } from 'mediasoup';
import { mediaCodecs } from './codecs.ts';

export interface MediaAddress {
  /** Where the worker listens. */
  listenIp: string;
  /** What it tells the clients; undefined: the same. */
  announcedAddress: string | undefined;
  /** Where routers of other workers and nodes reach it. */
  pipeIp: string;
}

/** One media worker of this node: a process of mediasoup with one UDP and one TCP port for all its transports. */
export class MediaWorker {
  readonly port: number;
  readonly #worker: types.Worker;
  readonly #server: types.WebRtcServer;
  readonly #address: MediaAddress;
  /** Consumers on it: what it has to do grows with these. */
  load = 0;

  private constructor(worker: types.Worker, server: types.WebRtcServer, address: MediaAddress, port: number) {
    this.#worker = worker;
    this.#server = server;
    this.#address = address;
    this.port = port;
  }

  /** Rejects when the port is taken or the address is not one of this machine. */
  static async start(address: MediaAddress, port: number, binary: string | undefined): Promise<MediaWorker> {
    const worker = await mediasoup.createWorker({ logLevel: 'warn', ...(binary && { workerBin: binary }) });
    const { listenIp: ip, announcedAddress } = address;
    const listen = { ip, port, ...(announcedAddress && { announcedAddress }) };
    try {
      const server = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...listen },
          { protocol: 'tcp', ...listen },
        ],
      });
      return new MediaWorker(worker, server, address, port);
    } catch (error) {
      worker.close();
      throw new Error(`A media worker cannot listen on ${ip}:${port} (UDP and TCP): ${String(error)}`, {
        cause: error,
      });
    }
  }

  get pid(): number {
    return this.#worker.pid;
  }

  get isAlive(): boolean {
    return !this.#worker.closed;
  }

  /** Once, when the process has died by itself. */
  onDied(listener: (error: Error) => void): void {
    this.#worker.once('died', listener);
  }

  createRouter(): Promise<types.Router> {
    return this.#worker.createRouter({ mediaCodecs });
  }

  /** Options of a transport that uses this worker's ports. */
  get listen(): { webRtcServer: types.WebRtcServer } {
    return { webRtcServer: this.#server };
  }

  get pipeIp(): string {
    return this.#address.pipeIp;
  }

  /** CPU time so far, in seconds. */
  async cpuSeconds(): Promise<number> {
    const usage = await this.#worker.getResourceUsage();
    return (usage.ru_utime + usage.ru_stime) / 1_000;
  }

  close(): void {
    this.#worker.close();
  }
}
