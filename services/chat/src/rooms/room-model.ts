import type { HistoryChoice } from '@parley/contracts/room';
import type { PermissionSet } from '@parley/contracts/spaces/permissions';
import type { Screening } from '../spaces/filter/screening.ts';
import type { ChannelPart } from '../spaces/space-model.ts';

/** A room as it is stored. `dmKey` is the sorted pair of a dm, so that two people have one dm. */
export interface StoredRoom {
  id: string;
  kind: 'dm' | 'group' | 'channel';
  name: string | null;
  /** Of a group that has one; that of a channel stands in `channel`. */
  topic?: string | undefined;
  /** The picture of a group that has one. */
  icon?: string | null | undefined;
  public: boolean;
  /** As `historyOf` tells it. */
  history?: HistoryChoice | undefined;
  createdBy: string;
  createdAt: Date;
  memberCount: number;
  /** Grows with every change of the room and of who is in it; rooms of before 0.4 have none until they are filled in. */
  version?: number | undefined;
  dmKey?: string | undefined;
  /** The name as searches compare it. */
  folded?: string | undefined;
  /** Of a channel: its place in a space. Nobody is stored as a member of it. */
  channel?: ChannelPart | undefined;
}

/** `readMessages` is how many messages the room had at `readSeq`: unread is a difference, never a counter. */
export interface Membership {
  roomId: string;
  userId: string;
  role: 'owner' | 'member';
  joinedAt: Date;
  deliveredSeq: number;
  readSeq: number;
  readMessages: number;
  /** They read what came after this place of the room alone: where it was when they joined, with so many messages. */
  from?: LogPlace | undefined;
  /** In a dm: this person has blocked the other, or was blocked alone. */
  block?: 'own' | 'theirs' | undefined;
  /** In a dm that a stranger began and that is not accepted; `declined` is as good as no membership. */
  request?: 'sent' | 'received' | 'declined' | undefined;
  /** In a channel, where it is computed; members of other rooms may do what members may. */
  access?: ChannelAccessNow | undefined;
}

/** A place in the log of a room: an event, and how many messages there are up to it. */
export interface LogPlace {
  seq: number;
  messages: number;
}

/** Who is shown everything reads from here on. */
export const beginning: LogPlace = { seq: 0, messages: 0 };

/** Whether somebody is shown what stands at a place of the room. */
export function isShown({ from = beginning }: Pick<Membership, 'from'>, { seq }: Pick<LogPlace, 'seq'>): boolean {
  return seq > from.seq;
}

/** What those read who come into a group from now on; of one that never said, everything. */
export function historyOf({ history = 'everything' }: Pick<StoredRoom, 'history'>): HistoryChoice {
  return history;
}

/** What somebody may do in a channel at this moment. */
export interface ChannelAccessNow {
  spaceId: string;
  permissions: PermissionSet;
  /** Roles that a message may mention them by. */
  roleIds: readonly string[];
  slowModeSeconds: number;
  /** In calls only moderators, and whom they let, send anything. */
  stage: boolean;
  /** They take no part until they have accepted the rules of the space. */
  rulesPending: boolean;
  /** How what they write is checked; absent or null where it is not. */
  screening?: Screening | null | undefined;
}
