import type { CallEngine, JoinChoice } from '#lib/call/engine.ts';
import { assemble, type SessionDeps } from '#lib/call/session/assemble.ts';
import { sfuOf } from '#lib/call/session/notice-handlers.ts';

type Command =
  | 'mute'
  | 'remove'
  | 'letSpeak'
  | 'endForAll'
  | 'raiseHand'
  | 'setMic'
  | 'setCamera'
  | 'shareScreen'
  | 'show'
  | 'stats';

/** One stay in one call, from joining to the end, through however many sockets and ways. */
export interface CallSession extends Pick<CallEngine, Command> {
  /** Resolves once inside; devices come when they come. Rejects with ParleyError. */
  open(choice: JoinChoice): Promise<void>;
  changeDevice(kind: 'microphone' | 'camera' | 'speaker', deviceId: string | null): Promise<void>;
  close(): void;
}

export function createCallSession(deps: SessionDeps): CallSession {
  const parts = assemble(deps);
  const { connection, media, ownState, audio, roster, remote, ways, stats, close } = parts;
  const nothing = (): void => undefined;

  async function turnOn({ mic, camera }: JoinChoice): Promise<void> {
    await Promise.all([mic && media.setMic(true), camera && media.setCamera(true)]);
  }

  return {
    async open(choice) {
      void turnOn(choice);
      await connection.open();
    },
    setMic: isOn => media.setMic(isOn),
    setCamera: isOn => media.setCamera(isOn),
    shareScreen: isOn => media.shareScreen(isOn),
    raiseHand: async hand => ownState.change({ hand }),
    show(peerId, source, size) {
      roster.setSize(peerId, source, size);
      sfuOf(ways)?.show(peerId, source, size);
      remote.update();
    },
    mute: (peerId, source) => connection.command('peer:mute', { peerId, source }).then(nothing),
    remove: peerId => connection.command('peer:remove', { peerId }).then(nothing),
    letSpeak: (peerId, speaks) => connection.command('peer:speak', { peerId, speaks }).then(nothing),
    endForAll: () => connection.command('call:end', {}).then(nothing),
    stats: () => stats.latest,
    async changeDevice(kind, deviceId) {
      if (kind === 'speaker') return audio.setSpeaker(deviceId);
      await media.changeDevice(kind === 'microphone' ? 'mic' : 'camera');
    },
    close,
  };
}
