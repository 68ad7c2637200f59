import type { IceServer, RtpCapabilities } from '@parley/contracts/media';
import { videoApi } from '@parley/contracts/video-api';
import type { Finding } from '#features/call/check/outcome.ts';
import { call } from '#lib/api/call.ts';
import { command, type SendCommand } from '#lib/call/signalling/command.ts';
import { openSocket } from '#lib/call/signalling/open-socket.ts';
import { k } from '#lib/i18n/call-check-texts.ts';

/** A private call, in which one may receive what one sends. */
export interface CheckCall {
  iceServers: IceServer[];
  routerRtpCapabilities: RtpCapabilities;
  command: SendCommand;
  close(): void;
}

/** Goes into a private call. Rejects with ParleyError. */
export async function openCheckCall(): Promise<CheckCall> {
  const asking = call(videoApi.callCheckTicket, {});
  const [{ iceServers }, socket] = await Promise.all([asking, openSocket(asking)]);
  const send: SendCommand = (name, input) => command(socket, name, input);
  const { routerRtpCapabilities } = await send('call:join', { topologies: ['sfu'] });
  return {
    iceServers,
    routerRtpCapabilities,
    command: send,
    close() {
      send('call:leave', {})
        .catch(() => undefined)
        .finally(() => socket.disconnect());
    },
  };
}

/** How fast the call service answers. */
export async function checkSignalling({ command: send }: CheckCall): Promise<Finding> {
  const startedAt = performance.now();
  await send('peer:update', { hand: false });
  return { outcome: 'good', detail: k.signalling.good(Math.round(performance.now() - startedAt)) };
}

export const noSignalling: Finding = {
  outcome: 'bad',
  detail: k.signalling.bad,
  fix: k.signalling.badFix,
  admin: k.signalling.badAdmin,
};
