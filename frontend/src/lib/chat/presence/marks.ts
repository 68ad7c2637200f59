import type { ChatSocket } from '@parley/client/sockets/connection';
import { timing } from '#config/timing.ts';
import { command } from '#lib/chat/connection/command.ts';
import { readUpTo } from '#lib/chat/log/unread.ts';
import type { Outbox } from '#lib/chat/outbox/outbox.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { patchRoom, patchUnread } from '#lib/chat/sync/updates.ts';
import { wallClock } from '#lib/clock.ts';

export interface OwnMarks {
  /** Tells, soon, that this device has what the room's log holds. */
  delivered(roomId: string): void;
  /** The person has seen the room up to this place. */
  read(roomId: string, seq: number): void;
  close(): void;
}

/** The own marks: `delivered` is a hint and may get lost, `read` goes through the outbox. */
export function createOwnMarks(store: ChatStore, socket: ChatSocket, outbox: Outbox): OwnMarks {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  function report(roomId: string): void {
    waiting.delete(roomId);
    const { rooms, logs } = store.getState();
    const position = logs[roomId]?.position ?? 0;
    if (position <= (rooms[roomId]?.deliveredSeq ?? 0) || !socket.connected) return;
    command(socket, 'message:delivered', { roomId, seq: position }).then(
      () => patchRoom(store, roomId, room => ({ ...room, deliveredSeq: Math.max(room.deliveredSeq, position) })),
      // The next message, or the read mark, tells it again.
      () => undefined,
    );
  }

  return {
    delivered(roomId) {
      if (waiting.has(roomId)) return;
      waiting.set(
        roomId,
        setTimeout(() => report(roomId), timing.deliveredEvery),
      );
    },
    read(roomId, seq) {
      const room = store.getState().rooms[roomId];
      if (!room || seq <= room.unreadState.readSeq || room.unreadState.count === 0) return;
      patchUnread(store, roomId, unread => readUpTo(unread, seq));
      const entry = { kind: 'read', id: `read:${roomId}`, state: 'queued', roomId, seq } as const;
      // Without the outbox the count is wrong on other devices until the next read; nothing is lost.
      outbox.add({ ...entry, createdAt: wallClock(), afterSeq: seq }).catch(() => undefined);
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
