import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import { everybody } from '../src/seed/cast.ts';
import { conversations } from '../src/seed/rooms.ts';
import { planScene } from '../src/seed/scene.ts';
import { seed, type Seeded } from '../src/seed/seed.ts';

const silent = { step: () => undefined, done: () => undefined, warn: () => undefined };
const main = join(import.meta.dirname, '../src/seed/main.ts');

interface Seen {
  rooms: Room[];
  messages: Message[];
}

/** What everybody of the scene sees by the API. */
async function look({ people }: Seeded): Promise<Seen> {
  const rooms: Room[] = [];
  const messages = new Map<string, Message>();
  for (const person of people) {
    const own = (await person.call(chatApi.listRooms, { query: {} })).rooms;
    rooms.push(...own);
    for (const { id } of own) {
      const page = await person.call(chatApi.history, { params: { id }, query: { limit: 100 } });
      for (const message of page.messages) messages.set(message.id, message);
    }
  }
  return { rooms, messages: [...messages.values()] };
}

test('a small scene is there by the API, in its scripts and with all that happens to messages; again it adds nothing', async () => {
  const options = { seed: 1_000 + randomInt(900_000), scale: 0.2, password: 'a harbour of tests' };
  const first = await seed(options, silent);
  expect(first.wrote.people).toBe(everybody.length);
  expect(first.rooms).toHaveLength(conversations.length);

  const { rooms, messages } = await look(first);
  expect(new Set(rooms.map(({ id }) => id)).size).toBe(conversations.length);
  expect(messages.filter(({ call }) => !call)).toHaveLength(first.wrote.messages);
  const text = messages.map(({ body }) => body).join('\n');
  for (const script of ['Latin', 'Arabic', 'Hebrew', 'Han', 'Hiragana', 'Devanagari', 'Cyrillic'])
    expect(text).toMatch(new RegExp(`\\p{Script=${script}}{2}`, 'u'));
  const having = (fits: (message: Message) => unknown) => messages.filter(fits).length;
  expect(having(({ reactions }) => reactions?.of.some(({ count }) => count > 0))).toBeGreaterThan(5);
  expect(having(({ replyTo }) => replyTo)).toBeGreaterThan(5);
  expect(having(({ editedAt }) => editedAt)).toBeGreaterThan(0);
  expect(having(({ deletedAt }) => deletedAt)).toBeGreaterThan(0);
  const unread = rooms.map(room => room.unread);
  expect([unread.some(count => count > 0), unread.some(count => count === 0)]).toEqual([true, true]);
  const outcomes = new Set(messages.flatMap(({ call }) => call?.outcome ?? []));
  expect([...outcomes].toSorted()).toEqual(['declined', 'ended', 'missed']);

  const again = await seed(options, silent);
  expect(again.wrote).toEqual({ people: 0, messages: 0, calls: 0 });
  expect((await look(again)).messages).toHaveLength(messages.length);
});

test('the same number gives the same scene, another one another', () => {
  expect(planScene(5, 0, 0.1)).toEqual(planScene(5, 0, 0.1));
  const texts = (number: number, copy: number) => planScene(number, copy, 1).rooms[0]?.said.map(({ body }) => body);
  expect(texts(5, 0)).not.toEqual(texts(6, 0));
  expect(texts(5, 0)).not.toEqual(texts(5, 1));
  expect(planScene(5, 1, 1).cast.get('wilma')?.username).toBe('wilma-5-2');
});

test('a whole scene has about a thousand messages', () => {
  const count = planScene(1, 0, 1).rooms.reduce((sum, { said }) => sum + said.length, 0);
  expect(count).toBeGreaterThanOrEqual(900);
  expect(count).toBeLessThanOrEqual(1_100);
});

test('production is refused, and with the flag as long as the password is known to all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-seed-'));
  const endpoints = { environment: 'production', httpUrl: 'http://127.0.0.1:9', processes: [] };
  writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(endpoints));
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [main, ...args], { env: { ...process.env, PARLEY_DATA_DIR: folder } });
  for (const args of [[], ['--production'], ['--password', 'lantern in a storm']])
    await expect(run(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/production platform/) });
  rmSync(folder, { recursive: true });
});
