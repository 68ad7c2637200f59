import type { Ack } from '@parley/contracts/chat-events';
import type { VideoCommand, VideoInput, VideoNoticePayload, VideoReply } from '@parley/contracts/video-events';
import { WireSocket, type Door } from '../../bench/load/wire-socket.ts';

/** About as long as what a browser says of one microphone and one camera. */
const candidate = 'candidate:1 1 udp 2122260223 127.0.0.1 50000 typ host generation 0 ufrag abcd network-id 1';
const sdp = `a=${candidate}\r\n`.repeat(50);
const candidates = 3;

/** Somebody who joins a call and agrees on a direct connection with the other one, without any media. */
export class Person {
  #socket: WireSocket | undefined;
  readonly #answered = Promise.withResolvers<void>();

  /** Resolves when the join is acknowledged, with the others who are in. `onLost`: the socket ended after that. */
  async join(door: Door, onLost: (why: string) => void): Promise<string[]> {
    let isIn = false;
    const lost = (why: string): void => void (isIn && onLost(why));
    this.#socket = await WireSocket.connect(door, (event, payload) => this.#hear(event, payload), lost);
    const { peers } = await this.#send('call:join', {});
    isIn = true;
    return peers.map(({ peerId }) => peerId);
  }

  /** Offers the other a direct connection; resolves when the answer is there. */
  async offer(to: string): Promise<void> {
    await this.#send('signal', { to, description: { type: 'offer', sdp } });
    await this.#answered.promise;
  }

  async leave(): Promise<void> {
    await this.#send('call:leave', {});
    this.#socket?.close();
  }

  #hear(event: string, payload: unknown): void {
    if (event !== 'signal') return;
    const { from, description } = payload as VideoNoticePayload<'signal'>;
    if (description?.type === 'answer') this.#answered.resolve();
    if (description?.type === 'offer') this.#answer(from).catch(this.#answered.reject);
  }

  async #answer(to: string): Promise<void> {
    await this.#send('signal', { to, description: { type: 'answer', sdp } });
    for (let at = 0; at < candidates; at += 1) {
      await this.#send('signal', { to, candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } });
    }
  }

  #send<C extends VideoCommand>(command: C, input: Partial<VideoInput<C>>): Promise<VideoReply<C>> {
    return new Promise((resolve, reject) => {
      this.#socket?.emit(command, input, told => {
        const answer = told as Ack<VideoReply<C>>;
        if (answer.ok) resolve(answer.data);
        else reject(new Error(`${command}: ${answer.error.code}`));
      });
    });
  }
}
