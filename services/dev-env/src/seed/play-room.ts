import { setTimeout as sleep } from 'node:timers/promises';
import { chatApi } from '@parley/contracts/chat-api';
import { ParleyError } from '@parley/contracts/errors';
import type { Room } from '@parley/contracts/room';
import type { Actor } from './actor.ts';
import type { RoleName } from './cast.ts';
import type { Change, PlannedRoom } from './scene.ts';

export type Company = ReadonlyMap<RoleName, Actor>;

const lookEveryMs = 100;
const longestMs = 60_000;

/** A room of the scene as it is now; `isNew` when this run wrote into it. */
export interface PlayedRoom {
  room: Room;
  plan: PlannedRoom;
  isNew: boolean;
}

/**
 * Writes the room's messages in their order, then what happens to them. Every send and change has a key of its plan, so what
 * an interrupted run has done is not done twice; a room that has it all is left alone.
 */
export async function playRoom(plan: PlannedRoom, company: Company, wrote: () => void): Promise<PlayedRoom> {
  const owner = actor(company, plan.members[0]);
  const room = await findOrCreate(plan, owner, company);
  if (room.lastSeq >= plan.said.length + plan.changes.length) return { room, plan, isNew: false };
  const params = { id: room.id };
  const ids: string[] = [];
  for (const { key, by, body, replyTo } of plan.said) {
    const draft = { clientMsgId: key, body, ...(replyTo !== undefined && { replyTo: ids[replyTo] }) };
    ids.push((await actor(company, by).call(chatApi.sendMessage, { params, body: draft })).id);
    // What an earlier run has sent is there already.
    if (ids.length > room.lastSeq) wrote();
  }
  await untilSeq(owner, room.id, plan.said.length);
  for (const change of plan.changes)
    await apply(change, actor(company, change.by), { ...params, messageId: ids[change.of] ?? '' });
  return { room, plan, isNew: true };
}

/** Somebody of the company. */
export function actor(company: Company, name: RoleName): Actor {
  const found = company.get(name);
  if (!found) throw new Error(`${name} has no account`);
  return found;
}

async function findOrCreate(plan: PlannedRoom, owner: Actor, company: Company): Promise<Room> {
  const memberIds = plan.members.slice(1).map(name => actor(company, name).user.id);
  if (plan.name === undefined) return create(owner, { kind: 'dm', memberIds });
  const { rooms } = await owner.call(chatApi.listRooms, { query: {} });
  const before = rooms.find(({ name, createdBy }) => name === plan.name && createdBy === owner.user.id);
  return before ?? create(owner, { kind: 'group', name: plan.name, public: plan.public, memberIds });
}

async function create(
  owner: Actor,
  body: { kind: 'dm' | 'group'; name?: string; public?: boolean; memberIds: string[] },
) {
  return (await owner.call(chatApi.createRoom, { body })).room;
}

/** A message can be changed once the log has it. */
async function untilSeq(who: Actor, id: string, seq: number): Promise<void> {
  for (const end = performance.now() + longestMs; ; await sleep(lookEveryMs)) {
    if ((await who.call(chatApi.getRoom, { params: { id } })).room.lastSeq >= seq) return;
    if (performance.now() > end)
      throw new Error(`The messages of the room ${id} do not come. Is a delivery worker running?`);
  }
}

async function apply(change: Change, by: Actor, params: { id: string; messageId: string }): Promise<void> {
  const clientEventId = change.key;
  switch (change.kind) {
    case 'edit':
      return void (await by.call(chatApi.editMessage, { params, body: { clientEventId, body: change.body } }));
    case 'react':
      return void (await by.call(chatApi.react, { params, body: { clientEventId, emoji: change.emoji, on: true } }));
    case 'delete':
      return by.call(chatApi.deleteMessage, { params }).then(() => undefined, unlessDeleted);
  }
}

/** By an earlier run that did not come to its end. */
function unlessDeleted(error: unknown): void {
  if (!(error instanceof ParleyError) || error.code !== 'message_deleted') throw error;
}
