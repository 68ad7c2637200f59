import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Page } from 'playwright-core';

const here = '127.0.0.1';

/** A road that media takes to our server by UDP, on which a share of the packets can be lost, both ways. */
export class LossyPath {
  /** Of all packets, from 0 to 1. */
  loss = 0;
  lost = 0;
  readonly #doors = new Map<number, Promise<number>>();
  readonly #sockets: Socket[] = [];

  /** Leads the media of a page this way from now on: connections to our server that it opens later take it, and no other. */
  async lead(page: Page): Promise<void> {
    await page.exposeFunction('lossyPort', (port: number) => this.#doorTo(port));
    await page.evaluate(rewriteCandidates);
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }

  /** Answers the port of the door to a port of our server; one door each. */
  #doorTo(port: number): Promise<number> {
    const door = this.#doors.get(port) ?? this.#open(port);
    this.#doors.set(port, door);
    return door;
  }

  async #open(port: number): Promise<number> {
    const door = await this.#bind();
    const ways = new Map<number, Promise<Socket>>();
    door.on('message', (packet, from) => {
      const way = ways.get(from.port) ?? this.#wayBack(door, from);
      ways.set(from.port, way);
      void way.then(socket => this.#pass(() => socket.send(packet, port, here)));
    });
    return door.address().port;
  }

  /** Our server tells transports of one client by their ports, so each keeps one of its own. */
  async #wayBack(door: Socket, client: RemoteInfo): Promise<Socket> {
    const way = await this.#bind();
    way.on('message', packet => this.#pass(() => door.send(packet, client.port, client.address)));
    return way;
  }

  #pass(send: () => void): void {
    if (Math.random() >= this.loss) return send();
    this.lost += 1;
  }

  async #bind(): Promise<Socket> {
    const socket = createSocket('udp4').bind(0, here);
    this.#sockets.push(socket);
    await once(socket, 'listening');
    return socket;
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
