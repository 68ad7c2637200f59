import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { RelayOrder, RelayReport } from './lossy-relay.ts';

const relay = fileURLToPath(new URL('./lossy-relay.ts', import.meta.url));

/** A road that media can take to our server by UDP, on which a share of the packets is lost, both ways. */
export class LossyPath {
  /** Connections that are opened while it is open take it, and no other. */
  isOpen = false;
  /** Packets so far. */
  lost = 0;
  readonly #relay: ChildProcess = fork(relay);
  /** Of our server, each with what waits for its door. */
  readonly #doors = new Map<number, { port: Promise<number>; opened(port: number): void }>();

  constructor() {
    this.#relay.on('message', (report: RelayReport) => {
      if (report.tells === 'lost') this.lost = report.packets;
      else this.#doors.get(report.port)?.opened(report.door);
    });
  }

  /** Lets the media of a page take it. */
  async lead(page: Page): Promise<void> {
    await page.exposeFunction('lossyPort', (port: number) => (this.isOpen ? this.#doorTo(port) : port));
    await page.evaluate(rewriteCandidates);
  }

  /** `share` of all packets, from 0 to 1. */
  lose(share: number): void {
    this.#order({ do: 'lose', share });
  }

  close(): void {
    this.#relay.kill();
  }

  #doorTo(port: number): Promise<number> {
    const known = this.#doors.get(port);
    if (known) return known.port;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#doors.set(port, { port: promise, opened: resolve });
    this.#order({ do: 'open', port });
    return promise;
  }

  #order(order: RelayOrder): void {
    this.#relay.send(order);
  }
}

declare global {
  var lossyPort: (port: number) => Promise<number>;
}

/** Runs in the page, so it can use nothing from here. */
function rewriteCandidates(): void {
  const { prototype } = RTCPeerConnection;
  const setRemoteDescription = prototype.setRemoteDescription;
  const candidate = /^(a=candidate:\S+ \d+ udp \d+ \S+ )(\d+)( .*)$/;

  async function rewritten(line: string): Promise<string[]> {
    if (!line.startsWith('a=candidate:')) return [line];
    const [, before, port, after] = candidate.exec(line) ?? [];
    return port === undefined ? [] : [`${before}${await lossyPort(Number(port))}${after}`];
  }

  prototype.setRemoteDescription = async function (description): Promise<void> {
    const lines = await Promise.all((description.sdp ?? '').split('\r\n').map(rewritten));
    await Reflect.apply(setRemoteDescription, this, [{ ...description, sdp: lines.flat().join('\r\n') }]);
  };
}
