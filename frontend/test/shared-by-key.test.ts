import { expect, test } from '@jest/globals';
import { sharedByKey } from '../src/lib/chat/sync/shared-by-key.ts';

test('calls for one key share a run; other keys have their own', async () => {
  const runs: string[] = [];
  const share = sharedByKey(async key => (await Promise.resolve(), runs.push(key), key));
  expect(await Promise.all([share('a'), share('a'), share('b')])).toEqual(['a', 'a', 'b']);
  expect(runs).toEqual(['a', 'b']);
});

test('anyone who answers "ready" with another call gets a new run', async () => {
  let runs = 0;
  const third = Promise.withResolvers<void>();
  const share = sharedByKey(
    () => Promise.resolve(++runs),
    (key, state) => {
      if (state !== 'ready') return;
      if (runs < 3) void share(key);
      else third.resolve();
    },
  );
  await share('room');
  await third.promise;
  expect(runs).toBe(3);
});

test('"ready" is told when the work is over, "failed" when it failed', async () => {
  const told: string[] = [];
  const share = sharedByKey(
    key => (key === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve()),
    (key, state) => told.push(`${key} ${state}`),
  );
  await share('good');
  await expect(share('bad')).rejects.toThrow('no');
  expect(told).toEqual(['good loading', 'good ready', 'bad loading', 'bad failed']);
});
