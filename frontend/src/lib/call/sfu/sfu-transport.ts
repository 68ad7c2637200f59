import type { IceServer } from '@parley/contracts/media';
import type { Device, types } from 'mediasoup-client';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import { toWireParameters } from '#lib/call/sfu/wire.ts';
import { PathWatch } from '#lib/call/topology/path-watch.ts';
import type { MediaSource } from '@parley/contracts/media';

export interface SfuTransportDeps {
  command: SendCommand;
  device: Device;
  iceServers: IceServer[];
  forceTcp: boolean;
  onBroken(wasUp: boolean): void;
}

/** What mediasoup-client carries along with each of our producers. */
export interface ProducerData extends types.AppData {
  source: MediaSource;
  isPaused: boolean;
}

/** One direction to our server, watched. */
export interface SfuTransport {
  transport: types.Transport;
  path: PathWatch;
}

/** Makes both ends of a transport; nothing flows, and no path is looked for, until the first track. */
export async function openTransport(deps: SfuTransportDeps, direction: 'send' | 'recv'): Promise<SfuTransport> {
  const { command, device, iceServers, forceTcp } = deps;
  const remote = await command('transport:create', { direction, forceTcp });
  const options = { ...remote, sctpParameters: undefined, iceServers } as types.TransportOptions;
  const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
  const path = new PathWatch({ restartIce: () => restartIce(command, transport), onBroken: deps.onBroken });
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    command('transport:connect', { transportId: transport.id, dtlsParameters }).then(done, failed);
  });
  transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
    const { source, isPaused } = appData as ProducerData;
    const input = { transportId: transport.id, kind, source, paused: isPaused };
    command('producer:create', { ...input, rtpParameters: toWireParameters(rtpParameters) }).then(
      ({ producerId }) => done({ id: producerId }),
      failed,
    );
  });
  transport.on('connectionstatechange', state => path.changed(state));
  return { transport, path };
}

async function restartIce(command: SendCommand, transport: types.Transport): Promise<void> {
  const { iceParameters } = await command('transport:restart-ice', { transportId: transport.id });
  if (!transport.closed) await transport.restartIce({ iceParameters });
}
