import type { NoticePayload, ServerToClient } from '@parley/contracts/chat-events';
import type { Message } from '@parley/contracts/message';
import type { Redis } from '@parley/runtime/stores/redis';
import { withFlags } from '@parley/runtime/sockets/inside-socket-io';
import { shardedAdapter } from '@parley/runtime/sockets/socket-adapter';
import { Server } from 'socket.io';
import type { ChannelHead } from '../notify/channel-head.ts';
import { socketRooms } from '../notify/socket-rooms.ts';
import type { Delivery, Rejection } from '../room-log/decide.ts';
import { kindOf } from '../room-log/kinds/index.ts';

interface Links {
  publisher: Redis;
  subscriber: Redis;
}

export type FanOut = ReturnType<typeof createFanOut>;

/** Sends notices to the sockets of all nodes: a Socket.IO server without clients of its own, on the shared adapter. */
export function createFanOut({ publisher, subscriber }: Links) {
  let published: Promise<unknown>[] = [];
  const adapter = shardedAdapter({ publisher, subscriber, onPublish: fate => published.push(fate) });
  const io = new Server<Record<string, never>, ServerToClient>({ adapter, serveClient: false });

  /** Emits in order; rejects when Redis did not take everything. */
  async function emitAll(emit: () => void): Promise<void> {
    published = [];
    emit();
    await Promise.all(published);
  }

  return {
    deliver: (deliveries: Delivery[], rejections: Rejection[]) =>
      emitAll(() => {
        const heads = new Map<string, ChannelHead>();
        for (const { notice, payload, trace, from, spaceId } of deliveries) {
          const flags = {
            traceparent: trace,
            from,
            logged: true as const,
            at: 'createdAt' in payload && notice === 'message:new' ? Date.parse(payload.createdAt) : undefined,
          };
          // The pair fits: a delivery is one notice with its payload.
          withFlags(io.to(socketRooms.room(payload.roomId)), flags).emit(notice as 'message:new', payload as Message);
          if (spaceId !== undefined && 'seq' in payload)
            heads.set(payload.roomId, headAfter(payload as Message, spaceId, heads.get(payload.roomId)));
        }
        // One for each channel of the batch, and nodes gather them further: nobody hears one for each message. What of it calls
        // somebody is for the nodes, which make of it what each person hears.
        for (const head of heads.values())
          withFlags(io.to(socketRooms.space(head.spaceId)), { logged: true }).emit(
            'room:digest',
            head as NoticePayload<'room:digest'>,
          );
        for (const rejection of rejections) {
          const told = presentRejection(rejection);
          if (told) io.to(socketRooms.user(rejection.event.by)).emit('message:rejected', told);
        }
      }),
    /** Tells the members of rooms how far the log is, for those who may have missed notices. */
    tellHeads: (heads: { roomId: string; lastSeq: number }[]) =>
      emitAll(() => {
        for (const { roomId, lastSeq } of heads) {
          io.to(socketRooms.room(roomId)).emit('room:changed', { roomId, reason: 'head', lastSeq });
        }
      }),
  };
}

/** The channel after this message, and what calls somebody in the messages since the last head that was told. */
function headAfter(
  { roomId, seq, senderId: by, mentions }: Message,
  spaceId: string,
  before: ChannelHead | undefined,
): ChannelHead {
  const called = [...(before?.called ?? []), ...(mentions ? [{ seq, by, mentions }] : [])];
  return { roomId, lastSeq: seq, spaceId, ...(called.length > 0 && { called }) };
}

/** Nobody waits for the line of a call: the server wrote it. */
function presentRejection({ event, code, reason }: Rejection): NoticePayload<'message:rejected'> | undefined {
  if (!kindOf(event).isAwaited) return undefined;
  const aboutMessage = 'messageId' in event ? event.messageId : event.id;
  const clientMsgId = event.type === 'message.created.v1' ? event.clientMsgId : undefined;
  return { roomId: event.roomId, id: aboutMessage, clientMsgId, code, message: reason };
}
