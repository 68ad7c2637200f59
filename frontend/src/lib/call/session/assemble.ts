import { OwnMedia } from '#lib/call/media/own-media.ts';
import { watchDevices } from '#lib/call/media/watch-devices.ts';
import { addProblem, clearProblems, setOwnTracks, setTrack } from '#lib/call/people.ts';
import { type AudioOut, createAudioOut } from '#lib/call/remote/audio-out.ts';
import { RemoteMedia } from '#lib/call/remote/remote-media.ts';
import { enter } from '#lib/call/session/enter.ts';
import { noticeHandlers } from '#lib/call/session/notice-handlers.ts';
import { OwnState } from '#lib/call/session/own-state.ts';
import { createPathPolicy } from '#lib/call/session/path-policy.ts';
import { Roster } from '#lib/call/session/roster.ts';
import { watchNetwork } from '#lib/call/session/watch-network.ts';
import { WayBuilder } from '#lib/call/session/way-builder.ts';
import { CallConnection } from '#lib/call/signalling/call-connection.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import { startLevels } from '#lib/call/speaking/levels.ts';
import { StatsLoop } from '#lib/call/stats/stats-loop.ts';
import type { CallStore, EndReason } from '#lib/call/state.ts';
import type { Outgoing } from '#lib/call/topology/way.ts';
import { Ways } from '#lib/call/topology/ways.ts';

export interface SessionDeps {
  store: CallStore;
  userId: string;
  roomId: string;
  /** The call is over without our doing. */
  onEnded(reason: EndReason): void;
}

export type SessionParts = ReturnType<typeof assemble>;

/** Puts the parts of one stay in a call together: media in, media out, the ways between them, the socket above. */
export function assemble({ store, userId, roomId, onEnded }: SessionDeps) {
  const command: SendCommand = (name, input) => connection.command(name, input);
  const roster = new Roster(store);
  const ownState = new OwnState(store, command);
  const playing = assemblePlaying(store, roster, {
    onArrived: () => stats.arrived(),
    onAllDelivered: () => {
      if (roster.expected.length > 0) policy.worked();
      ways.on({ type: 'delivered' });
    },
  });
  const { remote } = playing;
  const policy = createPathPolicy({
    store,
    failed: cause => stats.failed(cause),
    useTcp: forceTcp => (builder.forceTcp = forceTcp),
    rejoin: delayMs => connection.rejoin(delayMs),
  });
  const onMeshFailed = (cause: Parameters<typeof stats.failed>[0]) =>
    ways.on({ type: 'failed', topology: 'mesh', cause });
  const builder = new WayBuilder({ command, roster, remote, onMeshFailed, onSfuBroken: policy.broken });
  const ways = assembleWays({ command, builder, remote, roster, failed: cause => stats.failed(cause) });
  const levels = startLevels({ store, remote, topology: () => ways.target });
  const media = assembleMedia(store, outgoing => {
    ways.send(outgoing);
    levels.follow(outgoing.mic?.track);
    setOwnTracks(store, outgoing);
    ownState.change(whatIsOn(outgoing));
  });
  const stats = new StatsLoop({
    command,
    topology: () => ways.target,
    reports: async () => (await Promise.all(ways.all.map(way => way.stats()))).flat(),
    onFigures: ({ quality }) => ownState.change({ quality }),
  });
  const parts = { store, roster, remote, ways, builder, media, levels, ownState, userId };
  const connection = new CallConnection({
    roomId,
    handlers: noticeHandlers({ ...parts, onEnded, onDrain: delayMs => connection.rejoin(delayMs) }),
    ownState: () => ownState.state,
    onEntered: entry => enter(parts, entry),
    onLost: () => store.setState({ status: 'reconnecting' }),
    onGone: onEnded,
  });
  const watching = [
    watchNetwork(() => ways.all.forEach(way => way.restartIce())),
    watchDevices(present => {
      void media.devicesChanged(present);
      applySpeaker(store, playing.audio);
    }),
  ];
  function close(): void {
    for (const stop of watching) stop();
    for (const part of [stats, levels, media, connection, ways, remote, playing.audio]) part.close();
  }
  return { connection, media, ownState, roster, ways, stats, ...playing, close };
}

/** What comes from the others, to the screen and to the ear. */
function assemblePlaying(store: CallStore, roster: Roster, on: { onArrived(): void; onAllDelivered(): void }) {
  const audio = createAudioOut(isBlocked => {
    const isOurs = (problem: { cause: string }) => problem.cause === 'media-blocked';
    if (isBlocked) addProblem(store, { kind: 'call', cause: 'media-blocked' });
    else clearProblems(store, isOurs);
  });
  applySpeaker(store, audio);
  const remote = new RemoteMedia({
    audio,
    isOn: (peerId, source) => roster.isOn(peerId, source),
    isExpected: (peerId, source) => roster.isExpected(peerId, source),
    expected: () => roster.expected,
    onShown(peerId, source, track) {
      if (track) on.onArrived();
      setTrack(store, peerId, source, track);
    },
    onAllDelivered: on.onAllDelivered,
  });
  return { audio, remote };
}

/** A speaker that is gone gives way to the system's default. */
function applySpeaker(store: CallStore, audio: AudioOut): void {
  const { speaker } = store.getState().devices;
  if (speaker !== null) audio.setSpeaker(speaker).catch(() => audio.setSpeaker(null).catch(() => undefined));
}

/** What goes to the others, from the devices. */
function assembleMedia(store: CallStore, onChange: (outgoing: Outgoing) => void): OwnMedia {
  return new OwnMedia({
    picked: () => store.getState().devices,
    onChange,
    onProblem: problem => addProblem(store, problem),
    onSolved: source => clearProblems(store, problem => problem.kind === 'device' && problem.source === source),
  });
}

interface WayParts {
  command: SendCommand;
  builder: WayBuilder;
  remote: RemoteMedia;
  roster: Roster;
  failed: StatsLoop['failed'];
}

/** Without a socket nothing is told; the server then goes on without us, and tells what holds when we are back. */
function assembleWays({ command, builder, remote, roster, failed }: WayParts): Ways {
  return new Ways({
    build: topology => builder.build(topology),
    remote,
    onLeft: topology => topology === 'sfu' && roster.forgetProducers(),
    tellReady: epoch => void command('topology:ready', { epoch }).catch(() => undefined),
    tellFailed(epoch, cause) {
      failed(cause);
      command('topology:failed', { epoch, cause }).catch(() => undefined);
    },
  });
}

function whatIsOn({ mic, camera, screen }: Outgoing) {
  return { mic: mic?.isOn === true, camera: camera?.isOn === true, screen: screen?.isOn === true };
}
