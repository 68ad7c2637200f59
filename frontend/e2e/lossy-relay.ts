import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What the process of this relay is told, and what it tells. */
export type RelayOrder = { do: 'open'; port: number } | { do: 'lose'; share: number };
export type RelayReport = { tells: 'opened'; port: number; door: number } | { tells: 'lost'; packets: number };

const here = '127.0.0.1';
let share = 0;
let lost = 0;

// `LossyPath` runs this as a process of its own: a relay that waits for a busy test looks like a network that is full.
process.on('message', (order: RelayOrder) => {
  if (order.do === 'open') void open(order.port).then(door => tell({ tells: 'opened', port: order.port, door }));
  else share = order.share;
});
setInterval(() => tell({ tells: 'lost', packets: lost }), 100);

function tell(report: RelayReport): void {
  process.send?.(report);
}

/** Opens a door to a port of our server; answers the door's own port. */
async function open(port: number): Promise<number> {
  const door = await bind();
  const ways = new Map<number, Promise<Socket>>();
  door.on('message', (packet, from) => {
    const way = ways.get(from.port) ?? wayBack(door, from);
    ways.set(from.port, way);
    void way.then(socket => pass(() => socket.send(packet, port, here)));
  });
  return door.address().port;
}

/** Our server tells transports of one client by their ports, so each keeps one of its own. */
async function wayBack(door: Socket, client: RemoteInfo): Promise<Socket> {
  const way = await bind();
  way.on('message', packet => pass(() => door.send(packet, client.port, client.address)));
  return way;
}

function pass(send: () => void): void {
  if (Math.random() >= share) return send();
  lost += 1;
}

async function bind(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, here);
  await once(socket, 'listening');
  return socket;
}
