import { chatApi } from '@parley/contracts/chat-api';
import { notesOf } from '@parley/contracts/message-actions/index';
import type { NoticePayload } from '@parley/contracts/chat-events';
import { backoff } from '@parley/client/backoff';
import { bounds, timing } from '#config/timing.ts';
import { call } from '#lib/api/call.ts';
import { applyEvent, applyRange, reachOf } from '#lib/chat/log/apply.ts';
import { isBehindItself, type LogEvent, openLog, prependPage, type RoomLog } from '#lib/chat/log/room-log.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { sharedByKey } from '#lib/chat/sync/shared-by-key.ts';
import { setLoading } from '#lib/chat/sync/updates.ts';

/** Makes a new state of a room's log visible. */
export type Commit = (roomId: string, log: RoomLog) => void;

/** Keeps the logs of rooms: newest page, older pages, events in order, healing of gaps. Everything rejects with ParleyError. */
export class Logs {
  readonly #store: ChatStore;
  readonly #commit: Commit;
  readonly #healing = new Map<string, ReturnType<typeof setTimeout>>();
  #isClosed = false;

  constructor(store: ChatStore, commit: Commit) {
    this.#store = store;
    this.#commit = commit;
  }

  /** Drops what is cached of a room and loads its newest page again. */
  readonly reload = sharedByKey(
    (roomId: string) => this.#loadNewest(roomId),
    (roomId, loading) => setLoading(this.#store, 'logLoading', roomId, loading),
  );
  /** Loads the page before the window. */
  readonly older = sharedByKey(
    (roomId: string) => this.#loadOlder(roomId),
    (roomId, loading) => setLoading(this.#store, 'olderLoading', roomId, loading),
  );
  /** Fetches what the log is missing. */
  readonly catchUp = sharedByKey((roomId: string) => this.#fetchChanges(roomId));

  /** Loads the newest page unless the room's log is there. */
  readonly open = async (roomId: string): Promise<void> => {
    if (!this.#logOf(roomId)) await this.reload(roomId);
  };

  /** Applies an event that came as a hint. False when the room is not cached. */
  receive(event: LogEvent): boolean {
    const log = this.#logOf(event.roomId);
    if (!log) return false;
    const applied = applyEvent(log, event, this.#me);
    this.#commit(event.roomId, applied.log);
    if (applied.verdict === 'gap') this.#heal(event.roomId, timing.gapPatience);
    return true;
  }

  /** Fetches what the log is missing, again and again until it is there. */
  heal(roomId: string): void {
    this.#heal(roomId, 0);
  }

  /** Applies a batch that continues from the position `from`. */
  receiveBatch(batch: NoticePayload<'messages:offline'>, from: number): void {
    const { roomId, messages, more, lastSeq } = batch;
    const log = this.#logOf(roomId);
    const range = { from, messages, notes: notesOf(batch), upTo: reachOf(messages, !more, lastSeq) };
    if (log) this.#commit(roomId, applyRange(log, range, this.#me));
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#healing.values()) clearTimeout(timer);
  }

  async #loadNewest(roomId: string): Promise<void> {
    const page = await call(chatApi.history, { params: { id: roomId }, query: { limit: bounds.historyPage } });
    this.#commit(roomId, openLog(page));
    if (this.#isBehind(roomId)) this.heal(roomId);
  }

  async #loadOlder(roomId: string): Promise<void> {
    const cursor = this.#logOf(roomId)?.olderCursor;
    if (cursor === undefined || cursor === null) return;
    const page = await call(chatApi.history, {
      params: { id: roomId },
      query: { cursor, limit: bounds.olderPage },
    });
    const log = this.#logOf(roomId);
    // The log may have been loaded again meanwhile, and then the page belongs to another window.
    if (log?.olderCursor === cursor) this.#commit(roomId, prependPage(log, page, this.#me));
  }

  async #fetchChanges(roomId: string): Promise<void> {
    for (let page = 0; page < bounds.changesPages; page++) {
      const since = this.#logOf(roomId)?.position;
      if (since === undefined) return;
      const query = { since, limit: bounds.changesPage };
      const answer = await call(chatApi.changes, { params: { id: roomId }, query });
      const { changes, lastSeq } = answer;
      if (answer.reset) break;
      const log = this.#logOf(roomId);
      if (!log) return;
      const isLast = changes.length < bounds.changesPage && answer.upTo === undefined;
      const upTo = answer.upTo ?? reachOf(changes, isLast, lastSeq);
      this.#commit(roomId, applyRange(log, { from: since, messages: changes, notes: notesOf(answer), upTo }, this.#me));
      if (isLast) return;
    }
    await this.reload(roomId);
  }

  /** Catches up after `delay` and tries again until it worked; several calls are one. */
  #heal(roomId: string, delay: number, attempt = 0): void {
    if (this.#isClosed || this.#healing.has(roomId)) return;
    const run = async () => {
      this.#healing.delete(roomId);
      if (!this.#isBehind(roomId)) return;
      await this.catchUp(roomId).catch(() => this.#heal(roomId, backoff(attempt), attempt + 1));
    };
    const timer = setTimeout(() => void run(), delay);
    this.#healing.set(roomId, timer);
  }

  #isBehind(roomId: string): boolean {
    const log = this.#logOf(roomId);
    if (!log) return false;
    const head = this.#store.getState().rooms[roomId]?.lastSeq ?? 0;
    return log.ahead.length > 0 || log.position < head || isBehindItself(log);
  }

  get #me(): string {
    return this.#store.getState().me.id;
  }

  #logOf(roomId: string): RoomLog | undefined {
    return this.#store.getState().logs[roomId];
  }
}
