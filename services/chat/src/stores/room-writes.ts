import { foldText } from '@parley/contracts/text';
import { historyOf, type StoredRoom } from '../rooms/room-model.ts';
import { memberKey } from './member-writes.ts';
import { noteDeleted, noteRenamed, type Told } from './membership-outbox.ts';
import type { Models, RoomDocument } from './models.ts';

export type GroupFields = Partial<Pick<StoredRoom, 'name' | 'topic' | 'icon' | 'public' | 'history'>>;

/** What changes what a group is called and looks like. `changed` is called after each change. */
export function roomWrites(models: Pick<Models, 'rooms' | 'members' | 'outbox' | 'purges'>, changed: () => void) {
  /** The room and what others are told of it change together or not at all; false where nothing is different. */
  async function update(roomId: string, fields: GroupFields, by: string): Promise<boolean> {
    const isChanged = await models.rooms.db.transaction(async session => {
      const before = await models.rooms.findById(roomId).session(session).lean<RoomDocument>().exec();
      if (!before) return false;
      const told = differences(before, fields, by);
      if (told.length === 0 && isQuietlySame(before, fields)) return false;
      const set = { ...fields, ...(fields.name != null && { folded: foldText(fields.name) }) };
      const after = await models.rooms
        .findOneAndUpdate({ _id: roomId }, { $set: set, $inc: { version: 1 } }, { session, returnDocument: 'after' })
        .lean<RoomDocument & { version: number }>()
        .exec();
      if (after) await noteRenamed(models, after, told, session);
      return true;
    });
    if (isChanged) changed();
    return isChanged === true;
  }

  /**
   * Ends a group for all its members, whom it answers; its log goes later, for it may be long. Undefined where `by` does not own
   * it any more.
   */
  async function removeRoom(roomId: string, by: string): Promise<string[] | undefined> {
    const ended = await models.rooms.db.transaction(async session => {
      const owner = { _id: memberKey(roomId, by), role: 'owner' as const };
      if (!(await models.members.exists(owner).session(session).exec())) return undefined;
      const room = await models.rooms.findOneAndDelete({ _id: roomId }, { session }).lean<RoomDocument>().exec();
      if (!room) return undefined;
      const found = await models.members.find({ roomId }, { userId: 1 }).session(session).lean().exec();
      const userIds = found.map(({ userId }) => userId);
      await models.members.deleteMany({ roomId }, { session }).exec();
      await models.purges.insertMany([{ _id: roomId }], { session });
      await noteDeleted(models, room, userIds, session);
      return userIds;
    });
    if (ended) changed();
    return ended;
  }

  return { update, removeRoom };
}

/** Whether nothing changes of what the room does not tell. */
function isQuietlySame(before: GroupFields, fields: GroupFields): boolean {
  const history = historyOf(before);
  return (fields.public ?? before.public) === before.public && (fields.history ?? history) === history;
}

/** What a room tells of a change of its name, topic or picture. */
export function differences(before: GroupFields, { name, topic, icon }: GroupFields, by: string): Told[] {
  const told: Told[] = [];
  if (name != null && name !== before.name) told.push({ what: 'renamed', userIds: [], text: name, by });
  if (topic !== undefined && topic !== (before.topic ?? '')) told.push({ what: 'topic', userIds: [], text: topic, by });
  if (icon !== undefined && icon !== (before.icon ?? null)) told.push({ what: 'picture', userIds: [], by });
  return told;
}
