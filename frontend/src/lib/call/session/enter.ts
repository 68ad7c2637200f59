import { dropPerson, personOf, putPerson, tracksOf } from '#lib/call/people.ts';
import type { NoticeParts } from '#lib/call/session/notice-handlers.ts';
import { meshOf, sfuOf } from '#lib/call/session/notice-handlers.ts';
import type { OwnState } from '#lib/call/session/own-state.ts';
import type { Entry } from '#lib/call/signalling/call-connection.ts';

export type EnterParts = Pick<NoticeParts, 'store' | 'roster' | 'remote' | 'ways' | 'builder' | 'media'> & {
  ownState: OwnState;
  userId: string;
};

/** Takes what `call:join` answered: goes on with what is there after a resumption, or starts over. */
export function enter(parts: EnterParts, entry: Entry): void {
  const { builder, store, ways, media } = parts;
  builder.entry = entry;
  media.setSpeaks(entry.speaks);
  builder.routerRtpCapabilities = entry.routerRtpCapabilities;
  const isGoingOn = entry.resumed && ways.target !== undefined;
  if (isGoingOn) goOn(parts, entry);
  else begin(parts, entry);
  store.setState({ status: 'connected', callId: entry.callId, moderate: entry.moderate, isStage: entry.stage });
}

function begin({ store, roster, remote, ways, media, ownState, userId }: EnterParts, entry: Entry): void {
  ways.close();
  for (const { peerId } of roster.others) remote.removePeer(peerId);
  roster.reset(entry.peers);
  const self = personOf({ peerId: entry.peerId, userId, state: ownState.state, speaks: entry.speaks });
  const own = { ...self, isSelf: true, tracks: tracksOf(media.outgoing) };
  store.setState({ people: [own, ...entry.peers.map(personOf)], speaker: null });
  ways.enter(entry.topology, entry.epoch);
  ways.send(media.outgoing);
  // Devices may have come on while the answer was on its way.
  ownState.tell();
}

function goOn({ store, roster, remote, ways, ownState }: EnterParts, entry: Entry): void {
  const present = new Set(entry.peers.map(({ peerId }) => peerId));
  for (const { peerId } of roster.others) {
    if (present.has(peerId)) continue;
    dropPerson(store, peerId);
    meshOf(ways)?.remove(peerId);
    remote.removePeer(peerId);
  }
  for (const peer of entry.peers) {
    putPerson(store, peer);
    meshOf(ways)?.add(peer.peerId);
  }
  for (const producerId of roster.reset(entry.peers)) sfuOf(ways)?.drop(producerId);
  for (const producer of roster.producers) sfuOf(ways)?.receive(producer);
  ways.on({ type: 'changed', topology: entry.topology, epoch: entry.epoch });
  for (const way of ways.all) way.mend();
  ownState.tell();
  remote.update();
}
