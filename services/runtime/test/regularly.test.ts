import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import { regularly } from '../src/process/regularly.ts';
import type { Service } from '../src/process/service.ts';

/** What is used of a service: it keeps what a stop waits for, and what the log is told. */
function service() {
  const warned: string[] = [];
  let stop = (): unknown => undefined;
  const onStop = (_phase: string, _name: string, work: () => unknown) => void (stop = work);
  const logger = { warn: (_fields: object, text: string) => warned.push(text) };
  return { parts: { logger, onStop } as unknown as Service, warned, stop: () => stop() };
}

const chore = { name: 'chore', everyMs: 5, until: 'flush', failed: 'not done' } as const;

test('one time ends before the next one begins, and a stop waits for it', async () => {
  const { parts, stop } = service();
  let [running, most, ended] = [0, 0, 0];
  regularly(parts, {
    ...chore,
    async work() {
      most = Math.max(most, (running += 1));
      await sleep(20);
      running -= 1;
      ended += 1;
    },
  });
  await eventually(() => expect(ended).toBeGreaterThan(1));
  await eventually(() => expect(running).toBe(1));
  await stop();
  expect([most, running]).toEqual([1, 0]);
  const then = ended;
  await sleep(30);
  expect(ended).toBe(then);
});

test('what fails is told to the log, and tried again', async () => {
  const { parts, warned, stop } = service();
  let times = 0;
  regularly(parts, { ...chore, work: () => Promise.reject(new Error(`${(times += 1)}`)) });
  await eventually(() => expect(times).toBeGreaterThan(1));
  await stop();
  expect(warned).toEqual(Array(times).fill('not done'));
});

test('work under way hears that the process stops', async () => {
  const { parts, stop } = service();
  let [begun, heard] = [false, false];
  regularly(parts, {
    ...chore,
    async work(stopping) {
      begun = true;
      while (!stopping.aborted) await sleep(2);
      heard = true;
    },
  });
  await eventually(() => expect(begun).toBe(true));
  await stop();
  expect(heard).toBe(true);
});
