import { untilHandshake } from '@parley/client/backoff';
import type { ErrorCode } from '@parley/contracts/errors';
import { ParleyError } from '@parley/contracts/errors';
import type { IceServer } from '@parley/contracts/media';
import { videoApi } from '@parley/contracts/video-api';
import type { PeerState, VideoReply } from '@parley/contracts/video-events';
import type { Socket } from 'socket.io-client';
import { callTiming } from '#config/call-timing.ts';
import { call } from '#lib/api/call.ts';
import { command, type SendCommand } from '#lib/call/signalling/command.ts';
import { holdNotices, type VideoNoticeHandlers } from '#lib/call/signalling/hold-notices.ts';
import { openSocket } from '#lib/call/signalling/open-socket.ts';
import type { EndReason } from '#lib/call/state.ts';
import { elapsed } from '#lib/clock.ts';

export interface Entry extends VideoReply<'call:join'> {
  iceServers: IceServer[];
}

export interface CallConnectionDeps {
  roomId: string;
  handlers: VideoNoticeHandlers;
  /** What others are shown of me from the start. */
  ownState(): Partial<PeerState>;
  /** In the call, for the first time or again; `resumed` says whether the media is still there. */
  onEntered(entry: Entry): void;
  onLost(): void;
  /** The call cannot be taken up again. */
  onGone(reason: EndReason): void;
}

/** Refusals that no further try changes, and how the call has ended by them. */
const final: Partial<Record<ErrorCode, EndReason>> = {
  session_revoked: 'revoked',
  unauthenticated: 'revoked',
  not_a_member: 'left-room',
  unknown_room: 'left-room',
  forbidden: 'removed',
  call_full: 'lost',
};

/** The way to the video service through one call: a fresh ticket and a fresh socket for each try. */
export class CallConnection {
  readonly #deps: CallConnectionDeps;
  readonly #life = new AbortController();
  #socket: Socket | undefined;
  /** Set once in the call, for taking it up again. */
  #seat: { callId: string; peerId: string } | undefined;
  #isComingBack = false;
  #wake: (() => void) | undefined;

  constructor(deps: CallConnectionDeps) {
    this.#deps = deps;
    addEventListener('online', () => this.#wake?.(), { signal: this.#life.signal });
  }

  /** Enters the call for the first time. Rejects with ParleyError. */
  async open(): Promise<void> {
    await this.#enter(undefined).catch(error => {
      const isWorthTrying = error instanceof ParleyError && final[error.code] === undefined;
      if (!isWorthTrying || this.#life.signal.aborted) throw error;
      return this.#enter(undefined);
    });
  }

  readonly command: SendCommand = (name, input) => {
    if (!this.#socket) return Promise.reject(new ParleyError('not_in_call'));
    return command(this.#socket, name, input);
  };

  /** Gives the seat up and takes a new one: all media must be built again. */
  rejoin(delayMs = 0): void {
    this.#seat = this.#seat && { ...this.#seat, peerId: '' };
    void this.#comeBack(delayMs);
  }

  /** Ends it; the platform is told in the background. */
  close(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#wake?.();
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = undefined;
    leave(socket);
  }

  async #enter(resume: string | undefined): Promise<void> {
    const asking = call(videoApi.callTicket, { params: { id: this.#deps.roomId } });
    const [{ callId, iceServers }, socket] = await Promise.all([asking, openSocket(asking)]);
    const notices = holdNotices(socket, this.#deps.handlers);
    socket.on('disconnect', () => {
      if (this.#socket === socket) void this.#comeBack(0);
    });
    try {
      this.#life.signal.throwIfAborted();
      const mayResume = resume !== undefined && resume !== '' && callId === this.#seat?.callId;
      const state = this.#deps.ownState();
      // The seat of before ends by our coming: that is not the end of the call.
      this.#socket?.removeAllListeners();
      const reply = await command(socket, 'call:join', { state, ...(mayResume && { resume }) });
      this.#life.signal.throwIfAborted();
      this.#seat = { callId: reply.callId, peerId: reply.peerId };
      if (this.#socket) leave(this.#socket, reply.resumed);
      this.#socket = socket;
      this.#deps.onEntered({ ...reply, iceServers });
      notices.release();
    } catch (error) {
      leave(socket);
      throw error;
    }
  }

  async #comeBack(delayMs: number): Promise<void> {
    if (this.#isComingBack || this.#life.signal.aborted) return;
    this.#isComingBack = true;
    if (delayMs > 0) await this.#sleep(delayMs);
    this.#deps.onLost();
    const reason = await this.#tryAgain();
    this.#isComingBack = false;
    if (reason && !this.#life.signal.aborted) this.#deps.onGone(reason);
    else if (!reason && !this.#socket?.connected) void this.#comeBack(0);
  }

  /** Answers why it was given up, or nothing when it worked. */
  async #tryAgain(): Promise<EndReason | undefined> {
    const until = elapsed() + callTiming.giveUp;
    for (let attempt = 0; elapsed() < until && !this.#life.signal.aborted; attempt++) {
      try {
        return await this.#enter(this.#seat?.peerId).then(() => undefined);
      } catch (error) {
        const told = error instanceof ParleyError ? error : undefined;
        const reason = told && final[told.code];
        if (reason) return reason;
        await this.#sleep(untilHandshake(attempt, told));
      }
    }
    return 'lost';
  }

  /** Wakes early when the network is back. */
  #sleep(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Tells the platform as far as it still listens, and closes the socket. A seat that lives on is not left. */
function leave(socket: Socket, isSeatKept = false): void {
  socket.removeAllListeners();
  if (isSeatKept) return void socket.disconnect();
  void command(socket, 'call:leave', {}, callTiming.leave)
    .catch(() => undefined)
    .then(() => socket.disconnect());
}
