import { has, type Permission } from '@parley/contracts/spaces/permissions';
import type { RoomCall, StoredCall } from '@parley/contracts/call';
import { ParleyError } from '@parley/contracts/errors';
import { callLimits } from '@parley/contracts/video-events';
import type { StoredMessage } from '../room-log/model.ts';
import type { Membership, StoredRoom } from '../rooms/room-model.ts';
import type { Ring } from '../stores/rings.ts';

type ReportedMessage = Pick<StoredMessage, 'senderId' | 'call' | 'line' | 'deletedAt'>;

/** Who is blocked gets the same answer as one whom the settings of the other refuse. */
export const refusedBy = {
  own: () => new ParleyError('forbidden', 'You have blocked this person'),
  theirs: () => new ParleyError('forbidden', 'You cannot write to this person'),
};

/** Whether somebody reads a room. Everybody has a membership in a channel, computed; it says what they see. */
export function reads(membership: Membership | null | undefined): membership is Membership {
  return !!membership && (!membership.access || has(membership.access.permissions, 'viewChannel'));
}

/** Who may do what, in one place. Each rule throws the error that the asker shall see. */
export const may = {
  /** Members read, write, type and leave marks; in a channel each of these is a permission. */
  takePart(membership: Membership | null, need: Permission): Membership {
    if (!membership) throw new ParleyError('not_a_member');
    if (!membership.access) return may.inDm(membership, need);
    const { permissions, rulesPending } = membership.access;
    if (!has(permissions, 'viewChannel')) throw new ParleyError('unknown_room');
    if (rulesPending && need !== 'viewChannel') throw new ParleyError('rules_pending');
    if (!has(permissions, need)) throw new ParleyError('forbidden', `Needs the permission ${need}`);
    return membership;
  },
  /** Who is in a dm reads it; a block ends everything else for both, and a request is answered before a call. */
  inDm(membership: Membership, need: Permission): Membership {
    const { block, request } = membership;
    if (need === 'viewChannel') return membership;
    if (block) throw refusedBy[block]();
    if (need === 'joinCalls' && request) throw new ParleyError('request_pending');
    return membership;
  },
  join(room: StoredRoom): void {
    if (room.kind === 'channel' || room.memberCount === 0) throw new ParleyError('unknown_room');
    if (room.kind !== 'group' || !room.public)
      throw new ParleyError('forbidden', 'This room can be entered by invitation only');
  },
  /** A report goes to the moderators of a space: of other rooms there is nobody who could look at it. */
  report({ access }: Membership): { spaceId: string } {
    if (!access) throw new ParleyError('forbidden', 'Only messages in channels of spaces can be reported');
    return access;
  },
  reportMessage({ senderId, call, line, deletedAt }: ReportedMessage, userId: string): void {
    if (deletedAt) throw new ParleyError('message_deleted');
    if (call || line) throw new ParleyError('forbidden', 'Nobody reports the line of a call or a room');
    if (senderId === userId) throw new ParleyError('forbidden', 'Nobody reports their own message');
  },
  leave(room: StoredRoom): void {
    if (room.kind === 'dm') throw new ParleyError('forbidden', 'A dm cannot be left');
    if (room.kind === 'channel') throw new ParleyError('forbidden', 'A channel is left with its space');
  },
  addMembers(room: StoredRoom): void {
    if (room.kind === 'dm') throw new ParleyError('forbidden', 'A dm has two people');
    if (room.kind === 'channel') throw new ParleyError('forbidden', 'The members of a channel are those of its space');
  },
  /** Its owner says what a group is called, who is in it, who owns it next, and when it ends. */
  runGroup(room: StoredRoom, { role }: Pick<Membership, 'role'>): void {
    if (room.kind !== 'group') throw new ParleyError('forbidden', 'Only a group has an owner');
    if (role !== 'owner') throw new ParleyError('forbidden', 'Only the owner of the group may do this');
  },
  /** Who was removed from a call stays out until it is over. */
  enterCall(call: StoredCall, userId: string): StoredCall {
    if (call.removed?.includes(userId)) throw new ParleyError('forbidden', 'You were removed from this call');
    return call;
  },
  /** Who is in the call of a small group may ring the others. */
  ring({ kind, memberCount }: StoredRoom, call: RoomCall | null | undefined, userId: string): RoomCall {
    if (kind !== 'group') throw new ParleyError('forbidden', 'Only the members of a group are rung together');
    if (memberCount > callLimits.rungMembers)
      throw new ParleyError('forbidden', `A group that rings has at most ${callLimits.rungMembers} members`);
    if (!call) throw new ParleyError('unknown_call');
    if (!call.participants.includes(userId)) throw new ParleyError('forbidden', 'Only who is in the call may ring');
    return call;
  },
  decline(rings: readonly Ring[], userId: string): Ring {
    const ring = rings.find(({ to }) => to === userId);
    if (!ring) throw new ParleyError('forbidden', 'Only a person who is called may decline');
    return ring;
  },
};
