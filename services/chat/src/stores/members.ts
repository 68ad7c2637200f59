import type { Membership } from '../rooms/room-model.ts';
import { requestWrites } from './request-writes.ts';
import { markWrites, memberKey, memberWrites } from './member-writes.ts';
import type { Models } from './models.ts';
import { roomWrites } from './room-writes.ts';

export type Members = ReturnType<typeof createMembers>;

type Stores = Pick<Models, 'rooms' | 'members' | 'channelMarks' | 'departures' | 'outbox' | 'purges'>;

/** `changed` is called after each change of who is in a room. */
export function createMembers(models: Stores, changed = () => {}) {
  return {
    ...memberReads(models),
    ...memberWrites(models, changed),
    ...requestWrites(models, changed),
    ...roomWrites(models, changed),
    ...markWrites(models),
  };
}

/** Who declined a request is in the room no more. */
const isIn = { request: { $ne: 'declined' } } as const;

/** How far somebody has a room. */
export type Marks = Pick<Membership, 'deliveredSeq' | 'readSeq' | 'readMessages'>;

function memberReads({ members, channelMarks }: Pick<Models, 'members' | 'channelMarks'>) {
  async function find(roomId: string, userId: string): Promise<Membership | null> {
    return members
      .findOne({ _id: memberKey(roomId, userId), ...isIn })
      .lean<Membership>()
      .exec();
  }

  /** All of them: how many there can be is checked when somebody is added. */
  async function ofUsers(userIds: string[]): Promise<Membership[]> {
    return members
      .find({ userId: { $in: userIds }, ...isIn })
      .lean<Membership[]>()
      .exec();
  }

  async function roomIdsOf(userId: string): Promise<string[]> {
    const found = await members
      .find({ userId, ...isIn }, { roomId: 1 })
      .lean()
      .exec();
    return found.map(member => member.roomId);
  }

  /** With `isSeen` without those in which others do not see them yet: requests. */
  async function roomIdsOfMany(userIds: string[], isSeen = false): Promise<Map<string, string[]>> {
    const request = { $nin: isSeen ? ['declined', 'received'] : ['declined'] } as const;
    const found = await members
      .find({ userId: { $in: userIds }, request } as object, { roomId: 1, userId: 1 })
      .lean()
      .exec();
    const byUser = new Map<string, string[]>(userIds.map(userId => [userId, []]));
    for (const { userId, roomId } of found) byUser.get(userId)?.push(roomId);
    return byUser;
  }

  /** Members after `after` (exclusive), by time of joining. */
  async function page(roomId: string, after: { joinedAt: Date; userId: string } | undefined, limit: number) {
    const later = after && {
      $or: [{ joinedAt: { $gt: after.joinedAt } }, { joinedAt: after.joinedAt, userId: { $gt: after.userId } }],
    };
    return members
      .find({ roomId, ...later })
      .sort({ joinedAt: 1, userId: 1 })
      .limit(limit)
      .lean<Membership[]>()
      .exec();
  }

  /** The other person of each dm. */
  async function peersOf(roomIds: string[], userId: string): Promise<Map<string, string>> {
    const found = await members
      .find({ roomId: { $in: roomIds }, userId: { $ne: userId } }, { roomId: 1, userId: 1 })
      .lean()
      .exec();
    return new Map(found.map(member => [member.roomId, member.userId]));
  }

  /** How far somebody has read channels; of those that they never read there is none. */
  async function channelMarksOf(roomIds: string[], userId: string): Promise<Map<string, Marks>> {
    const found = await channelMarks
      .find({ _id: { $in: roomIds.map(roomId => memberKey(roomId, userId)) } })
      .lean<(Marks & { roomId: string })[]>()
      .exec();
    return new Map(found.map(mark => [mark.roomId, mark]));
  }

  return { find, ofUsers, roomIdsOf, roomIdsOfMany, page, peersOf, channelMarks: channelMarksOf };
}
