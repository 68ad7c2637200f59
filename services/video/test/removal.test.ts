import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { videoApi, type CallTicket } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import { connectVideo, type VideoClient } from '@parley/dev-env/video-sockets';
import { refusal } from './support/scene.ts';

let ann: Person;
let bob: Person;
let room: Room;
const open: VideoClient[] = [];

beforeEach(async () => {
  [ann, bob] = (await newPeople(2)) as [Person, Person];
  room = await newGroup(ann, [bob]);
});
afterEach(() => open.splice(0).forEach(client => client.close()));

const ticketOf = (person: Person): Promise<CallTicket> =>
  callAs(person, videoApi.callTicket, { params: { id: room.id } });

async function join({ ticket }: CallTicket, node: string): Promise<VideoClient> {
  const client = await connectVideo(ticket, { node });
  open.push(client);
  await client.ask('call:join');
  return client;
}

test('who was removed gets no ticket for this call, and one from before lets nobody in; the next call is open', async () => {
  const [annsTicket, bobsTicket, spare] = [await ticketOf(ann), await ticketOf(bob), await ticketOf(bob)];
  const a = await join(annsTicket, 'video-1');
  const b = await join(bobsTicket, 'video-2');
  const { peerId } = await a.hears('peer:joined');
  await a.ask('peer:remove', { peerId });
  await b.gone;
  await expect(ticketOf(bob)).rejects.toMatchObject(refusal('forbidden'));
  await expect(join(spare, 'video-2')).rejects.toMatchObject(refusal('forbidden'));

  // Others learn that the call runs, and not who was removed from it.
  const { call } = (await callAs(bob, chatApi.getRoom, { params: { id: room.id } })).room;
  expect(call).toEqual({ callId: annsTicket.callId, startedAt: expect.any(String), participants: [ann.user.id] });
  expect((await ticketOf(ann)).callId).toBe(annsTicket.callId);

  await a.ask('call:end');
  await a.gone;
  const next = await ticketOf(bob);
  expect(next.callId).not.toBe(annsTicket.callId);
  await join(next, 'video-1');
});
