import type { MediaSource } from '@parley/contracts/media';
import type { PeerState, VideoNoticePayload } from '@parley/contracts/video-events';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Why something of a call does not work, in terms that the screen can put into words with a fix. */
export type CallProblem =
  | { kind: 'device'; source: MediaSource; cause: 'denied' | 'missing' | 'busy' | 'unsupported' | 'failed' }
  | { kind: 'call'; cause: 'refused' | 'full' | 'unreachable' | 'media-blocked' };

/** Somebody in the call. Tracks are set once media can be shown; `level` is from 0 to 1. */
export interface CallPerson {
  peerId: string;
  userId: string;
  isSelf: boolean;
  state: PeerState;
  /** May send something: on a stage not everybody does. */
  speaks: boolean;
  level: number;
  tracks: Partial<Record<MediaSource, MediaStreamTrack>>;
}

export type CallStatus = 'idle' | 'joining' | 'connected' | 'reconnecting' | 'ended';
export type EndReason = VideoNoticePayload<'call:ended'>['reason'] | 'left' | 'lost';

export interface CallState {
  status: CallStatus;
  roomId: string | null;
  callId: string | null;
  /** May mute, remove and end for all. */
  moderate: boolean;
  /** Only who moderates, and whom they let, sends anything. */
  isStage: boolean;
  /** Oneself first, then the others as they joined. */
  people: CallPerson[];
  /** Peer id of who speaks. */
  speaker: string | null;
  /** The newest problems, each kind and source once. */
  problems: CallProblem[];
  endReason: EndReason | null;
  /** What was picked, for the device menus; null is the system's default. */
  devices: { microphone: string | null; camera: string | null; speaker: string | null };
}

export type CallStore = StoreApi<CallState>;

export const idleCall: CallState = {
  status: 'idle',
  roomId: null,
  callId: null,
  moderate: false,
  isStage: false,
  people: [],
  speaker: null,
  problems: [],
  endReason: null,
  devices: { microphone: null, camera: null, speaker: null },
};

export function createCallStore(): CallStore {
  return createStore<CallState>(() => idleCall);
}
