import { chatApi } from '@parley/contracts/chat-api';
import type { NoticePayload } from '@parley/contracts/chat-events';
import type { Message } from '@parley/contracts/message';
import { bounds, timing } from '#config/timing.ts';
import { call } from '#lib/api/call.ts';
import { applyEvent, applyRange, reachOf } from '#lib/chat/log/apply.ts';
import { isBehindItself, openLog, prependPage, type RoomLog } from '#lib/chat/log/room-log.ts';
import { backoff } from '#lib/chat/backoff.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { sharedByKey } from '#lib/chat/sync/shared-by-key.ts';
import { setLoading } from '#lib/chat/sync/updates.ts';

export interface LogsDeps {
  store: ChatStore;
  commit(roomId: string, log: RoomLog): void;
}

export interface Logs {
  /** Loads the newest page unless the room's log is there. */
  open(roomId: string): Promise<void>;
  /** Loads the page before the window. */
  older(roomId: string): Promise<void>;
  /** Fetches what the log is missing. */
  catchUp(roomId: string): Promise<void>;
  /** Drops what is cached and loads the newest page anew. */
  reload(roomId: string): Promise<void>;
  /** Applies an event that came as a hint. False when the room is not cached. */
  receive(message: Message): boolean;
  receiveBatch(batch: NoticePayload<'messages:offline'>, from: number): void;
  close(): void;
}

/** Keeps the logs of rooms: newest page, older pages, events in order, healing of gaps. */
export function createLogs({ store, commit }: LogsDeps): Logs {
  const healing = new Map<string, ReturnType<typeof setTimeout>>();
  const logOf = (roomId: string) => store.getState().logs[roomId];
  let closed = false;

  const loadNewest = sharedByKey(async (roomId: string) => {
    setLoading(store, 'logLoading', roomId, 'loading');
    try {
      const page = await call(chatApi.history, { params: { id: roomId }, query: { limit: bounds.historyPage } });
      commit(roomId, openLog(page));
      setLoading(store, 'logLoading', roomId, 'ready');
    } catch (error) {
      setLoading(store, 'logLoading', roomId, 'failed');
      throw error;
    }
    const log = logOf(roomId);
    if (log && (isBehindItself(log) || isBehindHead(roomId, log))) heal(roomId, 0);
  });

  const older = sharedByKey(async (roomId: string) => {
    const cursor = logOf(roomId)?.olderCursor;
    if (cursor === undefined || cursor === null) return;
    setLoading(store, 'olderLoading', roomId, 'loading');
    try {
      const query = { cursor, limit: bounds.historyPage };
      const page = await call(chatApi.history, { params: { id: roomId }, query });
      const log = logOf(roomId);
      // The log may have been loaded anew meanwhile, and then the page belongs to another window.
      if (log?.olderCursor === cursor) commit(roomId, prependPage(log, page));
      setLoading(store, 'olderLoading', roomId, 'ready');
    } catch (error) {
      setLoading(store, 'olderLoading', roomId, 'failed');
      throw error;
    }
  });

  const catchUp = sharedByKey(async (roomId: string) => {
    for (let page = 0; page < bounds.changesPages; page++) {
      const since = logOf(roomId)?.position;
      if (since === undefined) return;
      const query = { since, limit: bounds.changesPage };
      const { changes, lastSeq, reset } = await call(chatApi.changes, { params: { id: roomId }, query });
      if (reset) return loadNewest(roomId);
      const log = logOf(roomId);
      if (!log) return;
      const isLast = changes.length < bounds.changesPage;
      commit(roomId, applyRange(log, { from: since, messages: changes, upTo: reachOf(changes, isLast, lastSeq) }));
      if (isLast) return;
    }
    return loadNewest(roomId);
  });

  /** Catches up after `delay` and tries again until it worked; several calls are one. */
  function heal(roomId: string, delay: number, attempt = 0): void {
    if (closed || healing.has(roomId)) return;
    const run = async () => {
      healing.delete(roomId);
      const log = logOf(roomId);
      if (!log || (log.ahead.length === 0 && !isBehindHead(roomId, log) && !isBehindItself(log))) return;
      await catchUp(roomId).catch(() => heal(roomId, backoff(attempt), attempt + 1));
    };
    healing.set(
      roomId,
      setTimeout(() => void run(), delay),
    );
  }

  function isBehindHead(roomId: string, log: RoomLog): boolean {
    return log.position < (store.getState().rooms[roomId]?.lastSeq ?? 0);
  }

  return {
    async open(roomId) {
      if (!logOf(roomId)) await loadNewest(roomId);
    },
    older,
    catchUp,
    reload: loadNewest,
    receive(message) {
      const log = logOf(message.roomId);
      if (!log) return false;
      const applied = applyEvent(log, message);
      commit(message.roomId, applied.log);
      if (applied.verdict === 'gap') heal(message.roomId, timing.gapPatience);
      return true;
    },
    receiveBatch({ roomId, messages, more, lastSeq }, from) {
      const log = logOf(roomId);
      if (!log) return;
      commit(roomId, applyRange(log, { from, messages, upTo: reachOf(messages, !more, lastSeq) }));
    },
    close() {
      closed = true;
      for (const timer of healing.values()) clearTimeout(timer);
    },
  };
}
