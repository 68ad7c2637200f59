import type { Door, OnEvent, OnLost } from '../load/wire-socket.ts';
import { callMatrix } from './matrix-api.ts';

interface Timeline {
  limited?: boolean;
  events: { type: string; content: Record<string, unknown> }[];
}

interface Sync {
  next_batch: string;
  rooms?: { join?: Record<string, { timeline?: Timeline }> };
}

const pollMs = 30_000;
/** Where a message carries the id of its sender's client: Matrix tells that to the sender alone. */
const idField = 'parley.bench.id';
const none = { not_types: ['*'] };
/** Messages and nothing beside them, so that the server has as little to do as can be. */
const filter = {
  presence: none,
  account_data: none,
  room: { account_data: none, ephemeral: none, timeline: { limit: 200 } },
};

/** As a server answers a registration. */
export interface MatrixAccount {
  user_id: string;
  access_token: string;
}

/** As much of a Matrix client as it takes to talk in rooms: messages are put, and come by long polls of `/sync`. */
export class MatrixClient {
  readonly #url: string;
  readonly #account: MatrixAccount;
  readonly #onEvent: OnEvent;
  readonly #onLost: OnLost;
  readonly #ended = new AbortController();
  /** Messages heard in each room: Matrix does not number them. */
  readonly #heard = new Map<string, number>();
  #filterId = '';

  private constructor({ url, auth }: Door, onEvent: OnEvent, onLost: OnLost) {
    this.#url = url;
    this.#account = auth as unknown as MatrixAccount;
    this.#onEvent = onEvent;
    this.#onLost = onLost;
  }

  /** Resolves when it knows where the timeline is. `onLost` is called when it ends without being asked to. */
  static async connect(door: Door, onEvent: OnEvent, onLost: OnLost): Promise<MatrixClient> {
    const client = new MatrixClient(door, onEvent, onLost);
    await client.#storeFilter();
    const { next_batch: since } = await client.#sync(undefined);
    void client.#follow(since);
    return client;
  }

  emit(_event: string, payload: unknown, onAck: (answer: unknown) => void): void {
    const { roomId, clientMsgId, body } = payload as Record<'roomId' | 'clientMsgId' | 'body', string>;
    const path = `/rooms/${encodeURIComponent(roomId)}/send/m.room.message/${clientMsgId}`;
    const content = { msgtype: 'm.text', body, [idField]: clientMsgId };
    callMatrix({ ...this.#caller(), method: 'PUT', path, body: content }).then(
      () => onAck({ ok: true }),
      () => onAck({ ok: false, error: { code: 'refused' } }),
    );
  }

  close(): void {
    this.#ended.abort();
  }

  async #follow(since: string): Promise<void> {
    try {
      for (let from = since; !this.#ended.signal.aborted;) {
        const { next_batch: next, rooms } = await this.#sync(from);
        for (const [roomId, { timeline }] of Object.entries(rooms?.join ?? {})) this.#hear(roomId, timeline);
        from = next;
      }
    } catch (error) {
      if (!this.#ended.signal.aborted) this.#onLost(String(error));
    }
  }

  #hear(roomId: string, timeline: Timeline | undefined): void {
    if (timeline?.limited) throw new Error('a timeline has a gap');
    for (const { type, content } of timeline?.events ?? []) {
      if (type !== 'm.room.message') continue;
      const seq = (this.#heard.get(roomId) ?? 0) + 1;
      this.#heard.set(roomId, seq);
      this.#onEvent('message:new', { roomId, seq, clientMsgId: String(content[idField]) });
    }
  }

  /** A server reads a filter that it keeps once, and one that comes with a poll each time. */
  async #storeFilter(): Promise<void> {
    const path = `/user/${encodeURIComponent(this.#account.user_id)}/filter`;
    const answer = await callMatrix<{ filter_id: string }>({ ...this.#caller(), method: 'POST', path, body: filter });
    this.#filterId = answer.filter_id;
  }

  #sync(since: string | undefined): Promise<Sync> {
    const query = new URLSearchParams({ timeout: '0', filter: this.#filterId, set_presence: 'offline' });
    if (since !== undefined) query.set('timeout', String(pollMs));
    if (since !== undefined) query.set('since', since);
    return callMatrix({ ...this.#caller(), path: `/sync?${query}` });
  }

  #caller() {
    return { url: this.#url, token: this.#account.access_token, signal: this.#ended.signal };
  }
}
