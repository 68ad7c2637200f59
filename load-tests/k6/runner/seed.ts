import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCaller } from '@parley/client/rest/caller';
import { api } from '@parley/contracts/api';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import type { Platform } from '../../bench/lib/platform.ts';
import { createTokenMint } from '../../bench/lib/tokens.ts';
import { announce, openRoom } from '../../bench/lib/town.ts';
import { persistently } from './persistently.ts';
import type { Order, OrderedPerson, OrderedRoom } from '../order.ts';
import type { Size } from '../questions/question.ts';

const roomsAtOnce = 4;
const password = 'a walk along the river';

/** What a script runs on: the folder of its order, and the rooms to look at afterwards. */
export interface Seeded {
  folder: string;
  summaryFile: string;
  rooms: (OrderedRoom & { token: string })[];
}

/**
 * Prepares people, rooms and tokens, so that the script measures what it asks and not registrations: each would cost a
 * password hash. Tokens are signed with the stack's own key and live ten minutes, longer than a run.
 */
export async function seed(platform: Platform, size: Size): Promise<Seeded> {
  const ids = Array.from({ length: size.people }, () => randomUUID());
  const token = createTokenMint(platform.authKeysDir);
  await announce(platform.kafka.admin, ids);
  const people: OrderedPerson[] = ids.map(id => ({ id, token: '', rooms: [] }));
  const rooms = await openRooms(platform, size, ids, people, token);
  if (size.history) {
    const membersAt = (place: number) => people.filter(person => person.rooms.includes(place));
    await fill(platform, size.history, rooms, place => membersAt(place).map(({ id }) => token(id)));
  }
  // Signed last: opening a thousand rooms takes a part of their ten minutes.
  for (const person of people) person.token = token(person.id);
  const folder = mkdtempSync(join(tmpdir(), 'parley-k6-'));
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value), { mode: 0o600 });
  const summaryFile = join(folder, 'summary.json');
  write('people', people);
  write('rooms', rooms);
  write('order', { ...orderOf(platform, size), accounts: await register(platform, size.accounts ?? 0), summaryFile });
  return { folder, summaryFile, rooms: rooms.map((room, at) => ({ ...room, token: tokenOfMember(people, at) })) };
}

function orderOf({ gatewayUrl }: Platform, size: Size): Omit<Order, 'accounts' | 'summaryFile'> {
  const { people, vus, connectPerSecond, stages, settleSeconds, measureEvery = 1 } = size;
  const calls = Object.entries(api);
  const routes = Object.fromEntries(calls.map(([name, { path }]) => [name, path]));
  return { url: gatewayUrl, people, vus, connectPerSecond, stages, settleSeconds, measureEvery, routes };
}

async function openRooms(
  platform: Platform,
  { rooms: wanted }: Size,
  ids: string[],
  people: OrderedPerson[],
  token: (userId: string) => string,
): Promise<OrderedRoom[]> {
  const plans = wanted.flatMap(({ kind, count, size }) =>
    Array.from({ length: count }, (_, at) => ({ kind, members: membersOf(at, size, ids.length) })),
  );
  const rooms: OrderedRoom[] = [];
  const waiting = plans.entries();
  const open = async (): Promise<void> => {
    for (const [place, { kind, members }] of waiting) {
      const id = await persistently(() => openRoom(platform, token, ids, members));
      rooms[place] = { id, kind, size: members.length };
      for (const member of members) people[member]?.rooms.push(place);
    }
  };
  await Promise.all(Array.from({ length: roomsAtOnce }, open));
  return rooms;
}

/** Messages of the members in turn, as their first conversation. */
async function fill(
  { gatewayUrl: baseUrl }: Platform,
  messages: number,
  rooms: OrderedRoom[],
  tokensAt: (place: number) => string[],
): Promise<void> {
  const places = rooms.entries();
  const talk = async (): Promise<void> => {
    for (const [place, { id }] of places) {
      const tokens = tokensAt(place);
      for (let turn = 0; turn < messages; turn += 1) {
        const body = { clientMsgId: randomUUID(), body: `Message ${turn} of a conversation that was here before` };
        const call = createCaller({ baseUrl, token: tokens[turn % tokens.length] });
        await persistently(() => call(chatApi.sendMessage, { params: { id }, body }));
      }
    }
  };
  await Promise.all(Array.from({ length: roomsAtOnce }, talk));
}

/** Neighbouring rooms share nobody until everybody has a room. */
function membersOf(room: number, size: number, people: number): number[] {
  const all = Array.from({ length: Math.min(size, people) }, (_, at) => (room * size + at) % people);
  return [...new Set(all)];
}

function tokenOfMember(people: OrderedPerson[], place: number): string {
  return people.find(({ rooms }) => rooms.includes(place))?.token ?? '';
}

async function register({ gatewayUrl: baseUrl }: Platform, count: number): Promise<Order['accounts']> {
  const call = createCaller({ baseUrl });
  const accounts: Order['accounts'] = [];
  for (let at = 0; at < count; at += 1) {
    const username = `load-${randomUUID().slice(0, 12)}`;
    const body = { email: `${username}@example.org`, username, password };
    await call(authApi.register, { body });
    accounts.push({ login: username, password });
  }
  return accounts;
}
