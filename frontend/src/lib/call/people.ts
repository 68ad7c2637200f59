import type { MediaSource } from '@parley/contracts/media';
import type { PeerInfo, PeerState } from '@parley/contracts/video-events';
import type { Outgoing } from '#lib/call/topology/way.ts';
import type { CallPerson, CallProblem, CallStore } from '#lib/call/state.ts';

export const silentState: PeerState = { mic: false, camera: false, screen: false, hand: false, quality: 'good' };

/** What a call is told of somebody in it, apart from their media. */
type Told = Pick<PeerInfo, 'peerId' | 'userId' | 'state' | 'speaks'>;

export function personOf({ peerId, userId, state, speaks }: Told): CallPerson {
  return { peerId, userId, isSelf: false, state, speaks, level: 0, tracks: {} };
}

/** Adds somebody at the end, or takes over what is new of somebody who is there. */
export function putPerson(store: CallStore, peer: Told): void {
  const isThere = store.getState().people.some(({ peerId }) => peerId === peer.peerId);
  if (isThere) changePerson(store, peer.peerId, { state: peer.state, speaks: peer.speaks });
  else store.setState(({ people }) => ({ people: [...people, personOf(peer)] }));
}

export function dropPerson(store: CallStore, gone: string): void {
  store.setState(({ people, speaker }) => ({
    people: people.filter(({ peerId }) => peerId !== gone),
    speaker: speaker === gone ? null : speaker,
  }));
}

export function changePerson(store: CallStore, peerId: string, change: Partial<CallPerson>): void {
  store.setState(({ people }) => ({
    people: people.map(person => (person.peerId === peerId ? { ...person, ...change } : person)),
  }));
}

export function setTrack(store: CallStore, peerId: string, source: MediaSource, track: MediaStreamTrack | null): void {
  store.setState(({ people }) => ({
    people: people.map(person => {
      if (person.peerId !== peerId) return person;
      const { [source]: _, ...tracks } = person.tracks;
      return { ...person, tracks: track ? { ...tracks, [source]: track } : tracks };
    }),
  }));
}

/** Levels from 0 to 1 by peer id; who is not named is silent. People who were and are silent stay as they are. */
export function setLevels(
  store: CallStore,
  levels: ReadonlyMap<string, number>,
  of: (person: CallPerson) => boolean,
): void {
  const { people } = store.getState();
  const next = people.map(person => {
    if (!of(person)) return person;
    const level = levels.get(person.peerId) ?? 0;
    return level === person.level ? person : { ...person, level };
  });
  if (next.some((person, index) => person !== people[index])) store.setState({ people: next });
}

/** Each kind, source and, for those of the call, cause is there once. */
export function addProblem(store: CallStore, problem: CallProblem): void {
  store.setState(({ problems }) => ({ problems: [...problems.filter(other => !isSame(other, problem)), problem] }));
}

export function clearProblems(store: CallStore, isSolved: (problem: CallProblem) => boolean): void {
  if (store.getState().problems.some(isSolved))
    store.setState(({ problems }) => ({ problems: problems.filter(problem => !isSolved(problem)) }));
}

function isSame(a: CallProblem, b: CallProblem): boolean {
  if (a.kind === 'device') return b.kind === 'device' && a.source === b.source;
  return b.kind === 'call' && a.cause === b.cause;
}

/** One's own tracks, to be seen in the own tile. */
export function setOwnTracks(store: CallStore, outgoing: Outgoing): void {
  store.setState(({ people }) => ({
    people: people.map(person => (person.isSelf ? { ...person, tracks: tracksOf(outgoing) } : person)),
  }));
}

export function tracksOf(outgoing: Outgoing): CallPerson['tracks'] {
  return Object.fromEntries(Object.entries(outgoing).map(([source, { track }]) => [source, track]));
}
