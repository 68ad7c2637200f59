import type { Participant } from './peer.ts';

/** What of a call outlives the node that held it. */
export interface CallRecord {
  callId: string;
  roomId: string;
  roomKind: Participant['roomKind'];
  startedAt: string;
  startedBy: string;
  /** User ids of all who were ever in, in the order of their coming. */
  everybody: string[];
  /** User ids of those whom a moderator has put out: they do not come in again. */
  removed: string[];
  /** Only moderators and `speakers` send anything. What the first ticket said holds for the whole call. */
  stage: boolean;
  /** User ids of those whom a moderator of a stage lets speak. */
  speakers: string[];
}

/** A new call that begins now. */
export function newCallRecord({ callId, roomId, roomKind, userId, stage }: Participant): CallRecord {
  return {
    callId,
    roomId,
    roomKind,
    startedAt: new Date().toISOString(),
    startedBy: userId,
    everybody: [],
    removed: [],
    stage,
    speakers: [],
  };
}
