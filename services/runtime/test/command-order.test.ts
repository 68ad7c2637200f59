import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { beforeEach, expect, test } from '@jest/globals';
import type { Command } from '@parley/contracts/command';
import { z } from 'zod';
import { createCommandBinder } from '../src/sockets/bind-commands.ts';
import { createLogger } from '../src/telemetry/logger.ts';

const command = {
  summary: '',
  limit: 'signalPerUser',
  input: z.strictObject({ name: z.string() }),
  reply: z.object({}),
} as const satisfies Command;
const commands = { send: command, join: command };
/** What the handlers wait for, by name, and what happened. */
const gates = new Map<string, PromiseWithResolvers<void>>();
const happened: string[] = [];
let socket: Wire;

/** What `createCommandBinder` uses of a socket. */
class Wire {
  #listener: (event: unknown, ...args: unknown[]) => void = () => undefined;

  onAny(listener: (event: unknown, ...args: unknown[]) => void): void {
    this.#listener = listener;
  }

  disconnect(): void {}

  give(event: string, name: string): void {
    this.#listener(event, { name }, (answer: { ok: boolean }) =>
      happened.push(`${name} ${answer.ok ? 'ok' : 'refused'}`),
    );
  }
}

function gate(name: string): PromiseWithResolvers<void> {
  const known = gates.get(name) ?? Promise.withResolvers<void>();
  gates.set(name, known);
  return known;
}

async function work(name: string, turn?: Promise<void>): Promise<Record<string, never>> {
  happened.push(`${name} begins`);
  await Promise.all([gate(name).promise, turn]);
  happened.push(`${name} counts`);
  return {};
}

/** Lets a handler go on, and everything that follows from it. */
async function open(name: string): Promise<string[]> {
  gate(name).resolve();
  await turnOfLoop();
  return happened.splice(0);
}

beforeEach(() => {
  gates.clear();
  happened.length = 0;
  socket = new Wire();
  const bind = createCommandBinder<typeof commands, Wire>({
    commands,
    logger: createLogger({ service: 'test', node: 'test', level: 'silent' }),
    userId: () => 'somebody',
    spend: () => undefined,
    overlapping: ['send'],
    budget: { rate: 1_000, burst: 1_000 },
    onRefused: () => undefined,
    handlers: {
      send: (_, { name }, turn) => work(name, turn),
      join: (_, { name }) => work(name),
    },
  });
  bind(socket, socket);
});

test('sends are begun together, and count in the order in which they came', async () => {
  for (const name of ['a', 'b', 'c']) socket.give('send', name);
  await turnOfLoop();
  expect(happened.splice(0)).toEqual(['a begins', 'b begins', 'c begins']);
  expect(await open('c')).toEqual([]);
  expect(await open('a')).toEqual(['a counts', 'a ok']);
  expect(await open('b')).toEqual(['b counts', 'b ok', 'c counts', 'c ok']);
});

test('a send waits for what it may need, and that waits for all sends before', async () => {
  socket.give('send', 'a');
  socket.give('join', 'room');
  socket.give('send', 'b');
  await turnOfLoop();
  expect(happened.splice(0)).toEqual(['a begins']);
  expect(await open('a')).toEqual(['a counts', 'a ok', 'room begins']);
  expect(await open('room')).toEqual(['room counts', 'room ok', 'b begins']);
  expect(await open('b')).toEqual(['b counts', 'b ok']);
});

test('a send that is refused holds up nobody', async () => {
  socket.give('send', 'a');
  gate('b').promise.catch(() => undefined);
  socket.give('send', 'b');
  socket.give('send', 'c');
  gate('b').reject(new Error('refused'));
  await turnOfLoop();
  expect(happened.splice(0)).toEqual(['a begins', 'b begins', 'c begins', 'b refused']);
  expect(await open('c')).toEqual([]);
  expect(await open('a')).toEqual(['a counts', 'a ok', 'c counts', 'c ok']);
});
