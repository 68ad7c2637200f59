import { randomUUID } from 'node:crypto';
import { api } from '@parley/contracts/api';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { chatCommands } from '@parley/contracts/chat-events';
import type { RestCall } from '@parley/contracts/rest';
import { videoCommands } from '@parley/contracts/video-events';
import { callAs } from '../call.ts';
import { newCall, signTicket, ticketClaims } from '../call-tickets.ts';
import { endpoints } from '../endpoints.ts';
import { newGroup, newPeople, send, type Person } from '../people.ts';
import type { SocketDoor } from './sockets.ts';

/** A service's REST calls at one address. */
export interface RestDoor {
  name: string;
  base: string;
  calls: RestCall[];
}

/** People with rooms and messages, so that some of the inputs reach further than the first check. */
export interface Cast {
  people: Person[];
  ids: string[];
}

const served = /^\/api\/(auth\/(?!\.well-known)|users)/;

export async function gatherCast(): Promise<Cast> {
  const people = await newPeople(6, 'fuzz');
  const [first, ...others] = people as [Person, ...Person[]];
  const group = await newGroup(first, others.slice(0, 2));
  const open = await newGroup(first, [], { public: true, name: 'Open to all' });
  const sent = await send(first, group.id, 'the first message');
  const { sessions } = await callAs(people.at(-1) as Person, authApi.listSessions, {});
  const dm = { kind: 'dm' as const, memberIds: [others[0]?.user.id ?? ''] };
  const { room } = await callAs(first, chatApi.createRoom, { body: dm });
  const own = [group.id, open.id, room.id, sent.id, ...people.map(({ user }) => user.id)];
  // The session belongs to somebody who sends nothing: nobody ends the own one.
  return { people: people.slice(0, 5), ids: [...own, sessions[0]?.id ?? randomUUID(), randomUUID()] };
}

/** Every service straight at its first node, and all of them through the gateway. */
export function restDoors(): RestDoor[] {
  const calls = Object.values<RestCall>(api).filter(
    call => call.method !== 'post' || call.path !== authApi.logout.path,
  );
  const ofAuth = calls.filter(({ path }) => served.test(path));
  const ofChat = calls.filter(
    ({ path }) => path.startsWith('/api/') && !path.startsWith('/api/auth') && !served.test(path),
  );
  return [
    { name: 'gateway', base: endpoints().httpUrl, calls },
    { name: 'auth', base: nodeUrl('auth-1'), calls: ofAuth },
    { name: 'chat', base: nodeUrl('chat-1'), calls: ofChat },
  ];
}

/** Both kinds of sockets, through the gateway and straight at a node. */
export function socketDoors({ people }: Cast): SocketDoor[] {
  let turn = 0;
  const call = newCall();
  const chat = {
    path: '/socket.io',
    commands: chatCommands,
    credential: 'token' as const,
    admit: () => Promise.resolve(people[turn++ % people.length]?.token ?? ''),
  };
  const video = {
    path: '/rtc/socket.io',
    commands: videoCommands,
    credential: 'ticket' as const,
    admit: () => Promise.resolve(signTicket(ticketClaims(call, { moderate: true }))),
  };
  const gateway = endpoints().httpUrl;
  return [
    { name: 'chat socket, gateway', base: gateway, ...chat },
    { name: 'chat socket, node', base: nodeUrl('chat-1'), ...chat },
    { name: 'video socket, gateway', base: gateway, ...video },
    { name: 'video socket, node', base: nodeUrl('video-1'), ...video },
  ];
}

function nodeUrl(name: string): string {
  const port = endpoints().processes.find(process => process.name === name)?.port;
  if (port === undefined) throw new Error(`No ${name} runs`);
  return `http://127.0.0.1:${port}`;
}
