import type { Topology } from '@parley/contracts/video-events';
import { callTiming } from '#config/call-timing.ts';
import { setLevels } from '#lib/call/people.ts';
import type { RemoteMedia } from '#lib/call/remote/remote-media.ts';
import { createLevelMeter } from '#lib/call/speaking/level-meter.ts';
import { createLoudest } from '#lib/call/speaking/loudest.ts';
import type { CallStore } from '#lib/call/state.ts';
import { elapsed } from '#lib/clock.ts';

export interface LevelsDeps {
  store: CallStore;
  remote: Pick<RemoteMedia, 'played'>;
  topology(): Topology | undefined;
}

export interface Levels {
  /** The own microphone, which only this device can measure. */
  follow(track: MediaStreamTrack | undefined): void;
  /** What our server measured of the others. */
  told(speaker: string | null, levels: ReadonlyMap<string, number>): void;
  close(): void;
}

/** How loud everybody is: oneself measured here, others by the receivers in a mesh and by our server otherwise. */
export function startLevels({ store, remote, topology }: LevelsDeps): Levels {
  const meter = createLevelMeter();
  const loudest = createLoudest();

  function measure(): void {
    const self = store.getState().people.find(person => person.isSelf);
    if (!self) return;
    const own = coarse(self.state.mic ? meter.level() : 0);
    setLevels(store, new Map([[self.peerId, own]]), person => person.isSelf);
    if (topology() === 'mesh') measureOthers(self.peerId, own);
  }

  function measureOthers(selfId: string, own: number): void {
    const others = store.getState().people.filter(person => !person.isSelf);
    const levels = new Map(others.map(({ peerId }) => [peerId, coarse(received(peerId))]));
    setLevels(store, levels, person => !person.isSelf);
    setSpeaker(loudest(new Map([...levels, [selfId, own]]), elapsed()));
  }

  function received(peerId: string): number {
    return remote.played(peerId, 'mic')?.receiver.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  function setSpeaker(speaker: string | null): void {
    if (store.getState().speaker !== speaker) store.setState({ speaker });
  }

  const timer = setInterval(measure, callTiming.levels);
  return {
    follow: track => meter.follow(track),
    told(speaker, levels) {
      if (topology() !== 'sfu') return;
      setLevels(
        store,
        new Map([...levels].map(([peerId, level]) => [peerId, coarse(level)])),
        person => !person.isSelf,
      );
      setSpeaker(speaker);
    },
    close() {
      clearInterval(timer);
      meter.close();
    },
  };
}

/** In steps that one can see, so that screens are not drawn again for nothing. */
function coarse(level: number): number {
  return Math.round(level * 20) / 20;
}
