import { foldText } from '@parley/contracts/text';
import type { StoredRoom } from '../rooms/room-model.ts';
import { noteRenamed, type Told } from './membership-outbox.ts';
import type { Models, RoomDocument } from './models.ts';

export type GroupFields = Partial<Pick<StoredRoom, 'name' | 'topic' | 'public'>>;

/** What changes what a group is called. `changed` is called after each change. */
export function roomWrites(models: Pick<Models, 'rooms' | 'members' | 'outbox'>, changed: () => void) {
  /** The room and what others are told of it change together or not at all; false where nothing is different. */
  async function update(roomId: string, fields: GroupFields, by: string): Promise<boolean> {
    const isChanged = await models.rooms.db.transaction(async session => {
      const before = await models.rooms.findById(roomId).session(session).lean<RoomDocument>().exec();
      if (!before) return false;
      const told = differences(before, fields, by);
      if (told.length === 0 && (fields.public ?? before.public) === before.public) return false;
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

  return { update };
}

function differences(before: RoomDocument, { name, topic }: GroupFields, by: string): Told[] {
  const told: Told[] = [];
  if (name != null && name !== before.name) told.push({ what: 'renamed', userIds: [], text: name, by });
  if (topic !== undefined && topic !== (before.topic ?? '')) told.push({ what: 'topic', userIds: [], text: topic, by });
  return told;
}
