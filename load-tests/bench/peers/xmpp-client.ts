import { connect, type Socket } from 'node:net';
import type { Door, OnEvent, OnLost } from '../load/wire-socket.ts';
import { attribute, StanzaReader } from './stanza-reader.ts';

/** As whom an XMPP client signs in, and which rooms it joins, by their addresses. */
export interface XmppAccount {
  domain: string;
  user: string;
  password: string;
  rooms: string[];
}

type Matches = (stanza: string) => boolean;

const stepWithinMs = 20_000;

/**
 * As much of an XMPP client as it takes to talk in rooms, over one plain TCP connection. What it writes holds nothing
 * that XML wants escaped.
 */
export class XmppClient {
  readonly #socket: Socket;
  readonly #reader = new StanzaReader();
  readonly #account: XmppAccount;
  readonly #onEvent: OnEvent;
  readonly #onLost: OnLost;
  readonly #acks = new Map<string, (answer: unknown) => void>();
  /** Messages heard in each room: XMPP does not number them. */
  readonly #heard = new Map<string, number>();
  #awaited: { matches: Matches; step: PromiseWithResolvers<void> } | undefined;
  #closing = false;

  private constructor({ url, auth }: Door, onEvent: OnEvent, onLost: OnLost) {
    this.#account = auth as unknown as XmppAccount;
    this.#onEvent = onEvent;
    this.#onLost = onLost;
    const { hostname, port } = new URL(url);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.setEncoding('utf8');
    this.#socket.on('data', chunk => this.#reader.push(String(chunk)).forEach(stanza => this.#receive(stanza)));
    this.#socket.on('error', error => this.#lose(error.message));
    this.#socket.on('close', () => this.#lose('closed'));
  }

  /** Resolves when it is in all its rooms. `onLost` is called when it ends without being asked to. */
  static async connect(door: Door, onEvent: OnEvent, onLost: OnLost): Promise<XmppClient> {
    const client = new XmppClient(door, onEvent, onLost);
    await client.#signIn();
    for (const room of client.#account.rooms) await client.#join(room);
    return client;
  }

  /** Says something in a room. It is acknowledged when the room sends it back. */
  emit(_event: string, payload: unknown, onAck: (answer: unknown) => void): void {
    const { roomId, clientMsgId, body } = payload as Record<'roomId' | 'clientMsgId' | 'body', string>;
    this.#acks.set(clientMsgId, onAck);
    this.#socket.write(`<message to='${roomId}' type='groupchat' id='${clientMsgId}'><body>${body}</body></message>`);
  }

  close(): void {
    this.#closing = true;
    this.#socket.end('</stream:stream>');
  }

  async #signIn(): Promise<void> {
    const { domain, user, password } = this.#account;
    const head = `<stream:stream to='${domain}' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`;
    const secret = Buffer.from(`\0${user}\0${password}`).toString('base64');
    const hasFeatures: Matches = stanza => stanza.startsWith('<stream:features');
    await this.#ask(head, hasFeatures);
    await this.#ask(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${secret}</auth>`, stanza =>
      stanza.startsWith('<success'),
    );
    await this.#ask(head, hasFeatures);
    await this.#ask(
      "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
      stanza => attribute(stanza, 'id') === 'bind' && attribute(stanza, 'type') === 'result',
    );
    this.#socket.write('<presence/>');
  }

  /** Told by its own presence, which a room sends after everybody else's. */
  async #join(room: string): Promise<void> {
    const nick = `${room}/${this.#account.user}`;
    const muc = "<x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x>";
    await this.#ask(
      `<presence to='${nick}'>${muc}</presence>`,
      stanza => attribute(stanza, 'from') === nick && /<status code=['"]110['"]/.test(stanza),
    );
  }

  async #ask(text: string, matches: Matches): Promise<void> {
    const step = Promise.withResolvers<void>();
    this.#awaited = { matches, step };
    const late = setTimeout(() => this.#lose(`no answer to ${text.slice(0, 80)}`), stepWithinMs);
    this.#socket.write(text);
    await step.promise.finally(() => clearTimeout(late));
  }

  #receive(stanza: string): void {
    if (this.#awaited?.matches(stanza)) {
      this.#awaited.step.resolve();
      this.#awaited = undefined;
    } else if (stanza.startsWith('<failure') || stanza.startsWith('<stream:error')) this.#lose(stanza);
    else if (stanza.startsWith('<message')) this.#hear(stanza);
  }

  #hear(stanza: string): void {
    const [type, id = ''] = [attribute(stanza, 'type'), attribute(stanza, 'id')];
    if (type === 'error') return this.#acknowledge(id, { ok: false, error: { code: 'refused' } });
    // A room's subject is a message without a body.
    if (type !== 'groupchat' || !stanza.includes('<body>')) return;
    const [roomId = ''] = attribute(stanza, 'from')?.split('/') ?? [];
    const seq = (this.#heard.get(roomId) ?? 0) + 1;
    this.#heard.set(roomId, seq);
    this.#onEvent('message:new', { roomId, seq, clientMsgId: id });
    this.#acknowledge(id, { ok: true });
  }

  #acknowledge(id: string, answer: unknown): void {
    this.#acks.get(id)?.(answer);
    this.#acks.delete(id);
  }

  #lose(why: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#awaited?.step.reject(new Error(`An XMPP client was refused: ${why}`));
    this.#onLost(why);
    this.#socket.destroy();
  }
}
