import type { CommandInput } from '@parley/contracts/chat-events';
import type { ChatContext } from '../context.ts';
import { missedBatches, planCatchUp, type CatchUp, type RoomState } from '../messages/catch-up.ts';
import type { ChatSocket } from '../notify/chat-server.ts';
import { roomIdOf } from '../notify/socket-rooms.ts';
import { subscribed } from './subscribed.ts';

type Needs = Pick<ChatContext, 'memberships' | 'cache' | 'log' | 'events' | 'service'>;

const ackTimeoutMs = 20_000;

/** Sockets that are being caught up: a new `sync` takes the place of the one before, one with `only` comes after it. */
const running = new WeakMap<ChatSocket, { turn: symbol; done: Promise<void> }>();

/**
 * Answers how far every room is, then sends what the client missed, batch by batch, each after the ack of the one
 * before. It begins when the socket hears its rooms, so that nothing falls between the log and the notices.
 */
export async function syncCommand(
  ctx: Needs,
  socket: ChatSocket,
  { rooms: has, only = false }: CommandInput<'sync'>,
): Promise<{ rooms: Record<string, RoomState> }> {
  await subscribed(socket);
  const heard = [...socket.rooms].flatMap(name => roomIdOf(name) ?? []);
  const plan = await planCatchUp(ctx, { userId: socket.data.caller.userId, heard, has, only });
  const before = only ? running.get(socket) : undefined;
  const turn = before?.turn ?? Symbol('sync');
  // After the ack of this very command.
  const acknowledged = new Promise<void>(resolve => setImmediate(resolve));
  const done = Promise.all([acknowledged, before?.done]).then(() => sendMissed(ctx, socket, plan, turn));
  running.set(socket, { turn, done });
  return { rooms: plan.rooms };
}

async function sendMissed(ctx: Needs, socket: ChatSocket, { behind }: CatchUp, turn: symbol): Promise<void> {
  try {
    for (const room of behind) {
      for await (const batch of missedBatches(ctx, socket.data.caller.userId, room)) {
        if (!socket.connected || running.get(socket)?.turn !== turn) return;
        await socket.timeout(ackTimeoutMs).emitWithAck('messages:offline', batch);
      }
    }
  } catch (error) {
    // The client is slow or gone, or a store is away: it will ask again.
    ctx.service.logger.info({ err: error, userId: socket.data.caller.userId }, 'catch-up ended early');
  }
}
