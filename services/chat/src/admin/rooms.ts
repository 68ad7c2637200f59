import { randomUUID } from 'node:crypto';
import type { Profile, RoomDocument } from '../stores/models.ts';
import type { StoredOperation } from '../stores/operator-models.ts';
import type { AdminContext } from './context.ts';

/** What stands behind the name of a command. */
export interface Given {
  words: string[];
  /** In whose name. */
  by?: string | undefined;
}

/** Returns the lines to print, and throws what to say when it cannot be done. */
export type Command = (context: AdminContext, given: Given) => Promise<string[]>;

export const roomCommands: Record<string, Command> = {
  list,
  'remove-member': removeMember,
  'hand-over': handOver,
  audit,
};

const mostShown = 100;

async function list(context: AdminContext, { words }: Given): Promise<string[]> {
  const [name, ...more] = words;
  if (name === undefined || more.length > 0) throw new Error('Name one person: their username or id.');
  const { _id: userId } = await demandPerson(context, name);
  const ids = await context.members.roomIdsOf(userId);
  const found = await context.models.rooms
    .find({ _id: { $in: ids }, kind: 'group' })
    .limit(mostShown)
    .lean<RoomDocument[]>()
    .exec();
  const lines = found.map(
    ({ _id, name, memberCount }) => `${_id}  ${JSON.stringify(name ?? '')}  ${count(memberCount)}`,
  );
  return lines.length > 0 ? lines : ['They are in no group.'];
}

async function removeMember(context: AdminContext, given: Given): Promise<string[]> {
  const { room, person, by } = await demandMember(context, given);
  await note(context, { action: 'member.removed', roomId: room._id, userId: person._id, by: by._id });
  const { left, newOwner } = await context.members.remove(room._id, person._id, by._id);
  if (!left) throw new Error('They have left the group meanwhile.');
  await context.evict(room._id, person._id);
  const heir = newOwner === undefined ? '' : ', and its oldest member owns it now';
  return [`@${person.username} is out of ${nameOf(room)}${heir}. Only the owner can put them back.`];
}

async function handOver(context: AdminContext, given: Given): Promise<string[]> {
  const { room, person, by } = await demandMember(context, given);
  const owner = await context.models.members.findOne({ roomId: room._id, role: 'owner' }).lean().exec();
  if (owner?.userId === person._id) throw new Error(`@${person.username} owns ${nameOf(room)} already.`);
  if (!owner) throw new Error(`${nameOf(room)} has no owner.`);
  await note(context, { action: 'room.handed-over', roomId: room._id, userId: person._id, by: by._id });
  if (!(await context.members.handOver(room._id, owner.userId, person._id, by._id)))
    throw new Error('The group has changed meanwhile. Try again.');
  return [`@${person.username} owns ${nameOf(room)} now.`];
}

async function audit({ models }: AdminContext): Promise<string[]> {
  const found = await models.operations.find().sort({ at: -1 }).limit(mostShown).lean<StoredOperation[]>().exec();
  const lines = found.map(
    ({ at, action, roomId, userId, by }) => `${at.toISOString()}  ${action}  room ${roomId}  to ${userId}  by ${by}`,
  );
  return lines.length > 0 ? lines : ['Nothing was done with rooms.'];
}

interface Found {
  room: RoomDocument;
  person: Profile;
  by: Profile;
}

/** A group, somebody in it, and who says that they do it. */
async function demandMember(context: AdminContext, { words, by }: Given): Promise<Found> {
  const [roomId, name, ...more] = words;
  if (roomId === undefined || name === undefined || more.length > 0)
    throw new Error('Name the group by its id, and one person by their username or id.');
  if (by === undefined) throw new Error('Say with --by NAME in whose name: the group tells it among its messages.');
  const room = await context.models.rooms.findById(roomId).lean<RoomDocument>().exec();
  if (!room) throw new Error(`There is no room ${JSON.stringify(roomId)}. Look with: rooms list NAME`);
  if (room.kind !== 'group') throw new Error('This is no group: people of a space are its moderators’ to remove.');
  const [person, doer] = [await demandPerson(context, name), await demandPerson(context, by)];
  if (!(await context.members.find(room._id, person._id)))
    throw new Error(`@${person.username} is not in ${nameOf(room)}.`);
  return { room, person, by: doer };
}

async function demandPerson({ models }: AdminContext, name: string): Promise<Profile> {
  const given = name.toLowerCase().replace(/^@/, '');
  const found = await models.profiles
    .findOne({ $or: [{ _id: given }, { username: given }] })
    .lean<Profile>()
    .exec();
  if (!found) throw new Error(`There is nobody called ${JSON.stringify(name)}.`);
  return found;
}

/** Before it is done: what is stopped in between is on record, and not the other way round. */
async function note({ models }: AdminContext, operation: Omit<StoredOperation, '_id' | 'at'>): Promise<void> {
  await models.operations.create({ _id: randomUUID(), at: new Date(), ...operation });
}

const nameOf = ({ _id, name }: RoomDocument): string => JSON.stringify(name ?? _id);
const count = (members: number): string => `${members} ${members === 1 ? 'member' : 'members'}`;
