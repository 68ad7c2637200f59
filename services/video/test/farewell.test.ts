import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import { stopwatch } from '@parley/dev-env/stopwatch';
import { connectVideo, type VideoClient } from '@parley/dev-env/video-sockets';

const promiseMs = 1_000;

let ann: Person;
let bob: Person;
let room: Room;
let watcher: VideoClient;
const open: VideoClient[] = [];

beforeEach(async () => {
  [ann, bob] = (await newPeople(2)) as [Person, Person];
  room = await newGroup(ann, [bob]);
  // Ann's node holds the call.
  watcher = await join(ann, 'video-1');
});
afterEach(() => open.splice(0).forEach(client => client.close()));

const ticketOf = async (person: Person) =>
  (await callAs(person, videoApi.callTicket, { params: { id: room.id } })).ticket;

async function enter(ticket: string, node: string): Promise<VideoClient> {
  const client = await connectVideo(ticket, { node });
  open.push(client);
  return client;
}

async function join(person: Person, node: string): Promise<VideoClient> {
  const client = await enter(await ticketOf(person), node);
  await client.ask('call:join');
  return client;
}

/** How it ends for somebody in the call, and how soon the others know. */
async function howItEnds(client: VideoClient, act: () => Promise<unknown>) {
  const { peerId } = await watcher.hears('peer:joined');
  await act();
  const done = stopwatch();
  const { reason } = await client.hears('call:ended');
  const left = await watcher.hears('peer:left', peer => peer.peerId === peerId);
  await client.gone;
  return { told: reason, others: left.reason, inTime: done() < promiseMs };
}

test.each(['video-1', 'video-2'])('signed out: the media of somebody at %s ends within a second', async node => {
  const b = await join(bob, node);
  const end = await howItEnds(b, () => callAs(bob, authApi.logout, {}));
  expect(end).toEqual({ told: 'revoked', others: 'revoked', inTime: true });
});

test.each(['video-1', 'video-2'])('left the room: the media of somebody at %s ends within a second', async node => {
  const b = await join(bob, node);
  const end = await howItEnds(b, () => callAs(bob, chatApi.leaveRoom, { params: { id: room.id } }));
  expect(end).toEqual({ told: 'left-room', others: 'left', inTime: true });
});

test('signed out while lost: a ghost goes at once', async () => {
  const b = await join(bob, 'video-2');
  const { peerId } = await watcher.hears('peer:joined');
  b.close();
  await callAs(bob, authApi.logout, {});
  expect(await watcher.hears('peer:left')).toEqual({ peerId, reason: 'revoked' });
});

test('who was let in but has not joined is cut too', async () => {
  const b = await enter(await ticketOf(bob), 'video-2');
  await callAs(bob, chatApi.leaveRoom, { params: { id: room.id } });
  await b.gone;
});

test('a ticket from before leaving the room lets nobody in afterwards', async () => {
  const ticket = await ticketOf(bob);
  await callAs(bob, chatApi.leaveRoom, { params: { id: room.id } });
  await expect(enter(ticket, 'video-1')).rejects.toMatchObject({ code: 'ticket_invalid' });
});
