import { hostileCommand, hostileConnect, hostilePacket, type Commands } from './packets.ts';
import type { Random } from './random.ts';
import { RawSocket, type RawAnswer } from './raw-socket.ts';
import type { Sampler } from './sample.ts';
import type { Tally } from './tally.ts';

/** A Socket.IO endpoint, and how to be let in. */
export interface SocketDoor {
  name: string;
  base: string;
  path: string;
  commands: Commands;
  credential: 'token' | 'ticket';
  /** A new credential that is good. */
  admit(): Promise<string>;
}

/** Commands that are sent together; then come their acks, and one packet that may end the connection. */
const batch = 20;

/** Sends so many inputs to the endpoint, on connection after connection: the server may end one whenever it likes. */
export async function fuzzSocket(
  door: SocketDoor,
  count: number,
  random: Random,
  samples: Sampler,
  tally: Tally,
): Promise<void> {
  for (let sent = 0; sent < count;) {
    sent += await refuseConnect(door, random, tally);
    sent += await useConnection(door, Math.min(count - sent, 400), { random, samples, tally });
  }
}

/** One handshake that should fail. */
async function refuseConnect(door: SocketDoor, random: Random, tally: Tally): Promise<number> {
  const packet = hostileConnect(random, door.credential, await door.admit());
  const socket = new RawSocket(door.base, door.path, packet);
  // A packet that is no connect at all is answered by nothing; the server gives up later.
  const greeting = packet.startsWith('40') ? await socket.greeting : 'cut';
  socket.close();
  tally.count(`${door.name} handshake ${greeting.startsWith('44') ? 'refused' : greeting.slice(0, 2)}`);
  if (greeting.includes('"internal"') || greeting.startsWith('40')) tally.fault(door.name, packet, greeting);
  return 1;
}

interface Tools {
  random: Random;
  samples: Sampler;
  tally: Tally;
}

async function useConnection(door: SocketDoor, most: number, { random, samples, tally }: Tools): Promise<number> {
  const socket = new RawSocket(door.base, door.path, `40{"${door.credential}":${JSON.stringify(await door.admit())}}`);
  const greeting = await socket.greeting;
  if (!greeting.startsWith('40')) return refusedGood(door, greeting, tally);
  let sent = 0;
  while (socket.isOpen && sent < most) {
    const commands = Array.from({ length: batch }, () => hostileCommand(random, samples, door.commands));
    await Promise.all(commands.map(async packet => judge(door, packet(0), await socket.ask(packet), tally)));
    for (const frame of hostilePacket(random, samples, door.commands)) socket.send(frame);
    // Tells whether the connection has survived, before the next commands are lost with it.
    const next = hostileCommand(random, samples, door.commands);
    judge(door, next(0), await socket.ask(next), tally);
    tally.count(`${door.name} odd packet`);
    sent += batch + 2;
  }
  socket.close();
  return sent;
}

function judge(door: SocketDoor, packet: string, answer: RawAnswer, tally: Tally): void {
  const outcome = answer === 'cut' ? 'cut' : (answer.error?.code ?? 'ok');
  tally.count(`${door.name} ${outcome}`);
  if (outcome === 'internal' || outcome === 'unavailable') tally.fault(door.name, packet, outcome);
}

/** A node that takes no more connections right now is no fault. */
function refusedGood(door: SocketDoor, greeting: string, tally: Tally): number {
  tally.count(`${door.name} not admitted`);
  if (!/overloaded|rate_limited|cut/.test(greeting)) tally.fault(door.name, 'a good handshake', greeting);
  return 1;
}
