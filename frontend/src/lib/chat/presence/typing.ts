import type { ChatSocket } from '@parley/client/sockets/connection';
import { timing } from '#config/timing.ts';
import { command } from '#lib/chat/connection/command.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { elapsed } from '#lib/clock.ts';

export interface Typing {
  /** The person changed the text of the composer. */
  typed(roomId: string): void;
  /** They sent it, emptied it or left. */
  stopped(roomId: string): void;
  /** Somebody else began or ended. */
  heard(roomId: string, userId: string, isTyping: boolean): void;
  close(): void;
}

/** Typing in both directions. Lost hints do no harm: it is told again while it lasts and expires by itself. */
export function createTyping(store: ChatStore, socket: ChatSocket): Typing {
  const expiries = new Map<string, ReturnType<typeof setTimeout>>();
  let own: { roomId: string; toldAt: number; idle: ReturnType<typeof setTimeout> } | undefined;

  function tell(name: 'typing:start' | 'typing:stop', roomId: string): void {
    if (socket.connected) command(socket, name, { roomId }).catch(() => undefined);
  }

  function stopped(roomId: string): void {
    if (own?.roomId !== roomId) return;
    clearTimeout(own.idle);
    own = undefined;
    tell('typing:stop', roomId);
  }

  function setTyping(roomId: string, userId: string, isTyping: boolean): void {
    store.setState(({ typing }) => {
      const others = (typing[roomId] ?? []).filter(other => other !== userId);
      return { typing: { ...typing, [roomId]: isTyping ? [...others, userId] : others } };
    });
  }

  return {
    typed(roomId) {
      if (own && own.roomId !== roomId) stopped(own.roomId);
      const idle = setTimeout(() => stopped(roomId), timing.typingIdle);
      clearTimeout(own?.idle);
      const isDue = !own || elapsed() - own.toldAt > timing.typingRepeat;
      own = { roomId, idle, toldAt: isDue ? elapsed() : (own?.toldAt ?? 0) };
      if (isDue) tell('typing:start', roomId);
    },
    stopped,
    heard(roomId, userId, isTyping) {
      if (userId === store.getState().me.id) return;
      const key = `${roomId} ${userId}`;
      clearTimeout(expiries.get(key));
      expiries.delete(key);
      setTyping(roomId, userId, isTyping);
      if (!isTyping) return;
      expiries.set(
        key,
        setTimeout(() => setTyping(roomId, userId, false), timing.typingExpiry),
      );
    },
    close() {
      clearTimeout(own?.idle);
      for (const timer of expiries.values()) clearTimeout(timer);
    },
  };
}
