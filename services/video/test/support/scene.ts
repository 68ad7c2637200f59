import type { ErrorCode } from '@parley/contracts/errors';
import type { MediaSource } from '@parley/contracts/media';
import { newCall, type CallPlace } from '@parley/dev-env/call-tickets';
import { enterCall, type Caller, type Coming } from '@parley/dev-env/video-sockets';
import { cameraParameters, micParameters } from './rtp.ts';

/** A call of a test's own, and everybody who comes into it. */
export class Scene {
  readonly call: CallPlace;
  readonly #callers: Caller[] = [];

  constructor(call: CallPlace = newCall()) {
    this.call = call;
  }

  async enter(coming: Coming = {}): Promise<Caller> {
    const caller = await enterCall(this.call, coming);
    this.#callers.push(caller);
    return caller;
  }

  /** Everybody leaves, so that no ghosts stay behind. */
  async end(): Promise<void> {
    for (const { client } of this.#callers.splice(0)) {
      if (client.socket.connected) await client.command('call:leave');
      client.close();
    }
  }
}

/** Opens a transport to send with and sends; returns the producer's id. */
export async function sendMedia({ client }: Caller, source: MediaSource = 'mic') {
  const { id: transportId } = await client.ask('transport:create', { direction: 'send' });
  const isAudio = source === 'mic' || source === 'screen-audio';
  const rtpParameters = isAudio ? micParameters() : cameraParameters();
  const input = { transportId, kind: isAudio ? 'audio' : 'video', rtpParameters, source };
  return { transportId, input, ...(await client.ask('producer:create', input)) };
}

/** Opens a transport to receive with and consumes. */
export async function receiveMedia({ client, routerRtpCapabilities }: Caller, producerId: string) {
  const { id: transportId } = await client.ask('transport:create', { direction: 'recv' });
  const input = { producerId, rtpCapabilities: routerRtpCapabilities };
  return { transportId, ...(await client.ask('consumer:create', input)) };
}

/** What a refusal looks like to `rejects.toMatchObject`. */
export const refusal = (code: ErrorCode) => ({ name: 'ParleyError', code });
