import { randomUUID } from 'node:crypto';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from './call.ts';
import { newGroup, newPeople, send, type Person } from './people.ts';
import { connect, type TestClient } from './sockets.ts';
import { newSpace } from './spaces.ts';
import { connectVideo, type VideoClient } from './video-sockets.ts';

interface Company {
  people: [Person, Person, Person];
  group: Room;
  devices: [TestClient, TestClient];
  /** Everything that was connected, for the end. */
  open: { close(): void }[];
}

/** Does once what people do with Parley, so that each part has something to tell: a few seconds of use. */
export async function useParley(): Promise<void> {
  const company = await gather();
  try {
    await Promise.all([signInAndOut(company.people[2]), talk(company), ring(company)]);
    await meet(company);
  } finally {
    for (const client of company.open) client.close();
  }
}

async function gather(): Promise<Company> {
  const people = (await newPeople(3)) as Company['people'];
  const [ann, bob, cem] = people;
  const group = await newGroup(ann, [bob, cem]);
  const devices = await Promise.all([connect(ann, { node: 'chat-1' }), connect(bob, { node: 'chat-2' })]);
  return { people, group, devices, open: [...devices] };
}

async function signInAndOut({ user, password }: Person): Promise<void> {
  const login = (secret: string) =>
    callAs(undefined, authApi.login, { body: { login: user.username, password: secret } });
  await login('not the password').catch(() => undefined);
  const { accessToken: token } = await login(password);
  const { sessions } = await callAs({ token }, authApi.listSessions, {});
  const own = sessions.find(({ current }) => current);
  if (own) await callAs({ token }, authApi.revokeSession, { params: { id: own.id } });
}

async function talk({ people: [ann, bob], group, devices: [one, other] }: Company): Promise<void> {
  await newSpace(ann, 'friends', 'Company');
  const { id } = await send(ann, group.id, 'by REST');
  const sends = Array.from({ length: 20 }, (_, at) =>
    one.command('message:send', { roomId: group.id, clientMsgId: randomUUID(), body: `by socket ${at}` }),
  );
  await Promise.all(sends);
  const { seq } = await other.hears('message:new', message => message.body === 'by socket 19');
  await other.command('message:read', { roomId: group.id, seq });
  await callAs(ann, chatApi.editMessage, {
    params: { id: group.id, messageId: id },
    body: { clientEventId: randomUUID(), body: 'edited' },
  });
  await callAs(bob, chatApi.history, { params: { id: group.id }, query: {} });
  await callAs(bob, chatApi.changes, { params: { id: group.id }, query: { since: 1 } });
  await send(ann, randomUUID(), 'nowhere').catch(() => undefined);
}

/** A call of two that the other one declines. */
async function ring({ people: [ann, bob], devices: [, other], open }: Company): Promise<void> {
  const body = { kind: 'dm' as const, memberIds: [bob.user.id] };
  const { room } = await callAs(ann, chatApi.createRoom, { body });
  const caller = await enter(ann, room.id, open);
  const { callId } = await other.hears('call:ringing');
  await other.command('call:decline', { roomId: room.id, callId });
  await caller.ask('call:leave');
}

/** A call of three, so that it goes over the server; they report what a browser would. */
async function meet({ people, group, open }: Company): Promise<void> {
  const callers = [];
  for (const person of people) callers.push(await enter(person, group.id, open));
  for (const topology of ['mesh', 'sfu'] as const) {
    const figures = {
      firstFrameMs: 300,
      loss: 0.001,
      roundTripMs: 20,
      sendBitrate: 900_000,
      receiveBitrate: 1_800_000,
    };
    await callers[0]?.ask('stats:report', { topology, relayed: false, freezes: 1, failures: ['ice'], ...figures });
  }
  for (const caller of callers) await caller.ask('call:leave');
}

async function enter(person: Person, roomId: string, open: Company['open']): Promise<VideoClient> {
  const { ticket } = await callAs(person, videoApi.callTicket, { params: { id: roomId } });
  const client = await connectVideo(ticket);
  open.push(client);
  await client.ask('call:join');
  return client;
}
