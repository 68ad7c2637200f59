import type { MediaSource } from '@parley/contracts/media';
import type { CallStats } from '#lib/call/stats/call-stats.ts';
import type { CallStore } from '#lib/call/state.ts';

/** What a person has chosen before going in. */
export interface JoinChoice {
  mic: boolean;
  camera: boolean;
}

/** How large a picture is shown, in CSS pixels; null: not at all, so its consumer is paused. */
export type TileSize = { width: number; height: number } | null;

/** The call of one signed-in account in one tab, outside React: React reads `store` and calls what is here. */
export interface CallEngine {
  store: CallStore;
  /** Leaves another call first. Problems of devices do not stop it: one joins without them. Rejects with ParleyError. */
  join(roomId: string, choice: JoinChoice): Promise<void>;
  leave(): Promise<void>;
  /** Also push-to-talk: the track stays, so that it is instant. */
  setMic(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  shareScreen(on: boolean): Promise<void>;
  raiseHand(up: boolean): Promise<void>;
  /** Changes a device during the call or before it; remembered for the next one. */
  pick(kind: 'microphone' | 'camera' | 'speaker', deviceId: string | null): Promise<void>;
  /** Tells how somebody's picture is shown; layers and pauses follow. */
  show(peerId: string, source: 'camera' | 'screen', size: TileSize): void;
  mute(peerId: string, source: MediaSource): Promise<void>;
  remove(peerId: string): Promise<void>;
  /** On a stage: lets somebody speak, or sends them back to those who listen; oneself only the latter. */
  letSpeak(peerId: string, speaks: boolean): Promise<void>;
  endForAll(): Promise<void>;
  /** The newest figures, for the panel of those who want to know: topology, path, loss, bitrates. */
  stats(): CallStats | null;
  close(): Promise<void>;
}
