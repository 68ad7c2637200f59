import { ParleyError } from '@parley/contracts/errors';
import type { VideoCommand, VideoInput, VideoReply } from '@parley/contracts/video-events';
import type { VideoEvents } from '../events.ts';
import { producerOf } from '../media/peer-side.ts';
import type { Call } from './call.ts';
import type { Peer } from './peer.ts';

/** A client that is in a call. */
export interface JoinedClient {
  call: Call;
  peer: Peer;
  events: VideoEvents;
}

type Command = Exclude<VideoCommand, 'call:join'>;
type Handlers = { [C in Command]: (client: JoinedClient, input: VideoInput<C>) => Promise<VideoReply<C>> };

/** What somebody in a call can ask for. Ids of media are looked up among the own ones; moderation asks for the right to. */
export const callCommands: Handlers = {
  'transport:create': async ({ call, peer }, input) => (await call.mediaOf(peer)).createTransport(input),
  'transport:connect': async ({ call, peer }, input) => {
    await (await call.mediaOf(peer)).connectTransport(input);
    return {};
  },
  'transport:restart-ice': async ({ call, peer }, { transportId }) =>
    (await call.mediaOf(peer)).restartIce(transportId),

  'producer:create': async ({ call, peer }, input) => {
    demandSpeaks(peer);
    const info = await (await call.mediaOf(peer)).produce(input);
    // Meanwhile a moderator may have sent them back to those who listen.
    if (!peer.speaks) await call.closeProducer(peer, info.producerId);
    demandSpeaks(peer);
    call.tellOthers(peer, 'producer:added', { peerId: peer.peerId, ...info });
    return { producerId: info.producerId };
  },
  'producer:pause': async ({ call, peer }, { producerId }) => {
    await (await call.mediaOf(peer)).pauseProducer(producerId);
    call.tellOthers(peer, 'producer:changed', { peerId: peer.peerId, producerId, paused: true });
    return {};
  },
  'producer:resume': async ({ call, peer }, { producerId }) => {
    demandSpeaks(peer);
    await (await call.mediaOf(peer)).resumeProducer(producerId);
    call.tellOthers(peer, 'producer:changed', { peerId: peer.peerId, producerId, paused: false });
    return {};
  },
  'producer:close': async ({ call, peer }, { producerId }) => {
    await call.closeProducer(peer, producerId);
    return {};
  },

  'consumer:create': async ({ call, peer }, { producerId, rtpCapabilities }) => {
    const { owner, placed } = call.findProducer(peer, producerId);
    const consumer = await (await call.mediaOf(peer)).consume(placed, rtpCapabilities);
    return { ...consumer, peerId: owner.peerId };
  },
  'consumer:resume': async ({ call, peer }, { consumerId }) => {
    await (await call.mediaOf(peer)).resumeConsumer(consumerId);
    return {};
  },
  'consumer:pause': async ({ call, peer }, { consumerId }) => {
    await (await call.mediaOf(peer)).pauseConsumer(consumerId);
    return {};
  },
  'consumer:close': async ({ call, peer }, { consumerId }) => {
    await (await call.mediaOf(peer)).closeConsumer(consumerId);
    return {};
  },
  'consumer:layers': async ({ call, peer }, input) => {
    await (await call.mediaOf(peer)).setLayers(input);
    return {};
  },

  signal: async ({ call, peer }, { to, ...content }) => {
    if (call.record.stage) throw new ParleyError('forbidden', 'On a stage all media goes through the server');
    call.peer(to).connection?.notify('signal', { from: peer.peerId, ...content });
    return {};
  },
  'peer:update': async ({ call, peer }, change) => {
    call.update(peer, change);
    return {};
  },
  'topology:ready': async ({ call, peer }, { epoch }) => {
    call.ready(peer, epoch);
    return {};
  },
  'topology:failed': async ({ call, events }, { epoch, cause }) => {
    events.pathFailed(cause, call.topology.topology);
    call.directFailed(epoch);
    return {};
  },
  'stats:report': async ({ events }, report) => {
    events.statsReported(report);
    return {};
  },

  'peer:mute': async ({ call, peer }, { peerId, source }) => {
    requireModerator(peer);
    const other = call.peer(peerId);
    const producerId = other.openMedia && producerOf(other.openMedia, source);
    if (producerId !== undefined) {
      await other.openMedia?.pauseProducer(producerId);
      call.tellOthers(other, 'producer:changed', { peerId, producerId, paused: true });
    }
    other.connection?.notify('media:muted', { source, by: peer.participant.userId });
    return {};
  },
  'peer:remove': async ({ call, peer }, { peerId }) => {
    requireModerator(peer);
    const other = call.peer(peerId);
    if (other.participant.userId === peer.participant.userId) call.dismiss(other, 'removed', 'removed');
    else call.remove(other);
    return {};
  },
  'peer:speak': async ({ call, peer, events }, { peerId, speaks }) => {
    if (speaks || peerId !== peer.peerId) requireModerator(peer);
    await call.letSpeak(call.peer(peerId), speaks);
    events.stageChanged(call.record.callId, speaks);
    return {};
  },
  'call:end': async ({ call, peer }) => {
    requireModerator(peer);
    await call.endForAll('ended');
    return {};
  },
  'call:leave': async ({ call, peer }) => {
    await call.leave(peer, 'left');
    return {};
  },
};

function demandSpeaks({ speaks }: Peer): void {
  if (!speaks) throw new ParleyError('forbidden', 'A moderator lets people speak on this stage: raise your hand');
}

function requireModerator({ participant }: Peer): void {
  if (!participant.moderate) throw new ParleyError('forbidden', 'Only who moderates the call may do this');
}
