import { randomBytes, randomUUID } from 'node:crypto';
import type { OwnUser } from '@parley/contracts/auth-api';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import type { SendReceipt } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import { callAs } from './call.ts';

const registerWithinMs = 30_000;

/** Somebody with an account of their own, made for one test. */
export interface Person {
  user: OwnUser;
  token: string;
  password: string;
}

/** Registers somebody new; the name only helps to read logs. */
export async function newPerson(name = 'person'): Promise<Person> {
  // A letter first: `api-` and digits alone would be a reserved name.
  const username = `${name}-${randomBytes(5).toString('hex').replace(/^\d/, 'x')}`;
  const password = randomBytes(12).toString('hex');
  const body = { username, email: `${username}@example.org`, password };
  // Hashing passwords is slow by design, and its queue is short: what is refused comes again when it is told.
  const { user, accessToken } = await callAs(undefined, authApi.register, { body }, { repeatForMs: registerWithinMs });
  return { user, token: accessToken, password };
}

export async function newPeople(count: number, name = 'person'): Promise<Person[]> {
  const people: Person[] = [];
  for (let at = 0; at < count; at += 10) {
    people.push(...(await Promise.all(Array.from({ length: Math.min(10, count - at) }, () => newPerson(name)))));
  }
  return people;
}

/** A group of the owner and others. */
export async function newGroup(
  owner: Person,
  others: Person[],
  options: { public?: boolean; name?: string } = {},
): Promise<Room> {
  const memberIds = others.map(person => person.user.id);
  const body = { kind: 'group' as const, name: options.name ?? 'A group', memberIds, public: options.public ?? false };
  return (await callAs(owner, chatApi.createRoom, { body })).room;
}

/** Sends by REST, under a new key. */
export function send(
  person: Person,
  roomId: string,
  body: string,
  clientMsgId: string = randomUUID(),
): Promise<SendReceipt> {
  return callAs(person, chatApi.sendMessage, { params: { id: roomId }, body: { clientMsgId, body } });
}
