import { setTimeout as sleep } from 'node:timers/promises';
import { chatApi } from '@parley/contracts/chat-api';
import { videoApi } from '@parley/contracts/video-api';
import { connect } from '../sockets.ts';
import { connectVideo, type VideoClient } from '../video-sockets.ts';
import type { Actor } from './actor.ts';
import { actor, type Company, type PlayedRoom } from './play-room.ts';

const lengthMs = 1_500;

/** Makes the call that the room is to have had; false when there is none to make, or it was made before. */
export async function playCall({ room, plan }: PlayedRoom, company: Company): Promise<boolean> {
  if (plan.call === undefined) return false;
  const people = plan.members.slice(0, 3).map(name => actor(company, name)) as [Actor, Actor, ...Actor[]];
  const { messages } = await people[0].call(chatApi.history, { params: { id: room.id }, query: { limit: 100 } });
  if (messages.some(({ call }) => call)) return false;
  await { held, missed, declined }[plan.call](room.id, people);
  return true;
}

async function held(roomId: string, people: readonly Actor[]): Promise<void> {
  const inside: VideoClient[] = [];
  for (const person of people) inside.push(await enter(person, roomId));
  await sleep(lengthMs);
  for (const client of inside) await leave(client);
}

/** Nobody is there to answer. */
async function missed(roomId: string, [caller]: readonly [Actor, ...Actor[]]): Promise<void> {
  const client = await enter(caller, roomId);
  await sleep(lengthMs);
  await leave(client);
}

async function declined(roomId: string, [caller, called]: readonly [Actor, Actor, ...Actor[]]): Promise<void> {
  const device = await connect({ token: await called.token() });
  try {
    const client = await enter(caller, roomId);
    const { callId } = await device.hears('call:ringing', ring => ring.roomId === roomId);
    await device.command('call:decline', { roomId, callId });
    await leave(client);
  } finally {
    device.close();
  }
}

async function enter(person: Actor, roomId: string): Promise<VideoClient> {
  const { ticket } = await person.call(videoApi.callTicket, { params: { id: roomId } });
  const client = await connectVideo(ticket);
  await client.ask('call:join');
  return client;
}

async function leave(client: VideoClient): Promise<void> {
  await client.ask('call:leave');
  client.close();
}
