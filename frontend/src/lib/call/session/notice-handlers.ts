import { changePerson, dropPerson, putPerson } from '#lib/call/people.ts';
import type { RemoteMedia } from '#lib/call/remote/remote-media.ts';
import type { OwnState } from '#lib/call/session/own-state.ts';
import type { WayBuilder } from '#lib/call/session/way-builder.ts';
import type { Roster } from '#lib/call/session/roster.ts';
import { MeshWay } from '#lib/call/mesh/mesh-way.ts';
import { SfuWay } from '#lib/call/sfu/sfu-way.ts';
import type { VideoNoticeHandlers } from '#lib/call/signalling/hold-notices.ts';
import type { Levels } from '#lib/call/speaking/levels.ts';
import type { CallStore, EndReason } from '#lib/call/state.ts';
import type { Ways } from '#lib/call/topology/ways.ts';
import type { OwnMedia } from '#lib/call/media/own-media.ts';

export interface NoticeParts {
  store: CallStore;
  roster: Roster;
  remote: RemoteMedia;
  ways: Ways;
  builder: WayBuilder;
  media: OwnMedia;
  ownState: OwnState;
  levels: Levels;
  onEnded(reason: EndReason): void;
  /** Milliseconds until the node wants us to come back. */
  onDrain(delayMs: number): void;
}

/** What each notice of the platform does to a call. */
export function noticeHandlers(parts: NoticeParts): VideoNoticeHandlers {
  return { ...peopleHandlers(parts), ...producerHandlers(parts), ...callHandlers(parts) };
}

type PeopleNotices = 'peer:joined' | 'peer:changed' | 'peer:speaks' | 'peer:left' | 'speaker:active';
type ProducerNotices = 'producer:added' | 'producer:changed' | 'producer:closed' | 'consumer:closed';

function peopleHandlers(parts: NoticeParts): Pick<VideoNoticeHandlers, PeopleNotices> {
  const { store, roster, remote, ways, levels, media, ownState } = parts;
  return {
    'peer:joined'(peer) {
      putPerson(store, peer);
      for (const info of peer.producers) roster.add({ ...info, peerId: peer.peerId });
      meshOf(ways)?.add(peer.peerId);
      for (const info of peer.producers) sfuOf(ways)?.receive({ ...info, peerId: peer.peerId });
      remote.update();
    },
    'peer:changed'({ peerId, state }) {
      if (!roster.others.some(other => other.peerId === peerId)) return;
      changePerson(store, peerId, { state });
      remote.update();
    },
    'peer:speaks'({ peerId, speaks }) {
      changePerson(store, peerId, { speaks });
      const isOwn = store.getState().people.some(person => person.isSelf && person.peerId === peerId);
      if (!isOwn) return;
      media.setSpeaks(speaks);
      ownState.change({ hand: false });
    },
    'peer:left'({ peerId }) {
      dropPerson(store, peerId);
      for (const producerId of roster.removePeer(peerId)) sfuOf(ways)?.drop(producerId);
      meshOf(ways)?.remove(peerId);
      remote.removePeer(peerId);
    },
    'speaker:active'({ peerId, levels: told }) {
      levels.told(peerId, new Map(told.map(({ peerId: who, level }) => [who, level])));
    },
  };
}

function producerHandlers({ roster, ways }: NoticeParts): Pick<VideoNoticeHandlers, ProducerNotices> {
  return {
    'producer:added'(producer) {
      roster.add(producer);
      sfuOf(ways)?.receive(producer);
    },
    // What is paused is told by the person's state, which is the same in both topologies.
    'producer:changed'() {},
    'producer:closed'({ producerId }) {
      roster.remove(producerId);
      sfuOf(ways)?.drop(producerId);
    },
    'consumer:closed'({ producerId }) {
      sfuOf(ways)?.drop(producerId);
    },
  };
}

function callHandlers(parts: NoticeParts): Omit<VideoNoticeHandlers, PeopleNotices | ProducerNotices> {
  const { roster, ways, builder, media, onEnded, onDrain } = parts;
  return {
    'topology:changed'({ topology, epoch }) {
      ways.on({ type: 'changed', topology, epoch });
    },
    'topology:settled'({ epoch }) {
      ways.on({ type: 'settled', epoch });
    },
    signal({ from, ...signal }) {
      const mesh = meshOf(ways);
      if (mesh) mesh.signalled(from, signal);
      else builder.early.keep(from, signal);
    },
    'media:muted'({ source }) {
      void media.off(source);
    },
    'media:reset'({ routerRtpCapabilities }) {
      builder.routerRtpCapabilities = routerRtpCapabilities;
      roster.forgetProducers();
      ways.rebuild('sfu');
    },
    'call:ended'({ reason }) {
      onEnded(reason);
    },
    'server:drain'({ retryAfterMs, jitterMs }) {
      onDrain(retryAfterMs + Math.random() * jitterMs);
    },
  };
}

export function meshOf(ways: Ways): MeshWay | undefined {
  const way = ways.of('mesh');
  return way instanceof MeshWay ? way : undefined;
}

export function sfuOf(ways: Ways): SfuWay | undefined {
  const way = ways.of('sfu');
  return way instanceof SfuWay ? way : undefined;
}
