import { expect, test } from '@jest/globals';
import { HashingQueue } from '../src/domain/hashing-queue.ts';

function held() {
  let release = (): void => undefined;
  const promise = new Promise<void>(resolve => (release = resolve));
  return { promise, release };
}

test('turns come in order and never more at once than allowed', async () => {
  const queue = new HashingQueue({ concurrency: 2, maxWaiting: 10, maxWaitMs: 1_000 });
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const work = (turn: number) => async () => {
    most = Math.max(most, (running += 1));
    await new Promise(resolve => setTimeout(resolve, 5));
    order.push(turn);
    running -= 1;
  };
  await Promise.all([0, 1, 2, 3, 4, 5].map(turn => queue.run(work(turn))));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
});

test('who finds the queue full is told at once, with a time to come back', async () => {
  const queue = new HashingQueue({ concurrency: 1, maxWaiting: 1, maxWaitMs: 1_000 });
  const first = held();
  const running = queue.run(() => first.promise);
  const waiting = queue.run(() => Promise.resolve('second'));
  await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({
    code: 'overloaded',
    retryAfterMs: expect.any(Number),
  });
  first.release();
  await running;
  await expect(waiting).resolves.toBe('second');
});

test('who waits too long leaves the queue, and the next turn goes to another', async () => {
  const queue = new HashingQueue({ concurrency: 1, maxWaiting: 1, maxWaitMs: 20 });
  const first = held();
  const running = queue.run(() => first.promise);
  await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'overloaded' });
  first.release();
  await running;
  await expect(queue.run(() => Promise.resolve('later'))).resolves.toBe('later');
});

test('a turn that fails is given back', async () => {
  const queue = new HashingQueue({ concurrency: 1, maxWaiting: 1, maxWaitMs: 1_000 });
  await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(queue.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
});
