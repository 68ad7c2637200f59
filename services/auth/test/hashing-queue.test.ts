import { expect, test } from '@jest/globals';
import { HashingQueue } from '../src/domain/hashing-queue.ts';

function held() {
  let release = (): void => undefined;
  const promise = new Promise<void>(resolve => (release = resolve));
  return { promise, release };
}

const limits = { concurrency: 1, maxWaiting: 10, maxWaitingPerAccount: 4, maxWaitMs: 1_000 };
const of = (address: string, account = Math.random().toString()) => ({ address, account });

/** A queue whose only turn is taken until `release`, and the order in which the others come after it. */
function busyQueue(change: Partial<typeof limits> = {}) {
  const queue = new HashingQueue({ ...limits, ...change });
  const { promise, release } = held();
  const order: string[] = [];
  const first = queue.run(of('first'), () => promise);
  const enter = (address: string, account?: string) =>
    queue.run(of(address, account), () => Promise.resolve(void order.push(address)));
  return { queue, order, enter, release: () => (release(), first) };
}

test('turns never run more at once than allowed', async () => {
  const queue = new HashingQueue({ ...limits, concurrency: 2 });
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (running += 1));
    await new Promise(resolve => setImmediate(resolve));
    running -= 1;
  };
  await Promise.all([0, 1, 2, 3, 4, 5].map(() => queue.run(of('a'), work)));
  expect(most).toBe(2);
});

test('the addresses take turns, however many checks one of them has waiting', async () => {
  const { order, enter, release } = busyQueue();
  const done = ['flood', 'flood', 'flood', 'flood', 'ann', 'ben'].map(address => enter(address));
  await release();
  await Promise.all(done);
  expect(order).toEqual(['flood', 'ann', 'ben', 'flood', 'flood', 'flood']);
});

test('in a full queue a newcomer gets the place of the address that holds the most', async () => {
  const { order, enter, release } = busyQueue({ maxWaiting: 4 });
  const flood = [1, 2, 3, 4].map(() =>
    enter('flood').then(
      () => 'served',
      (error: unknown) => error,
    ),
  );
  await expect(enter('flood')).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  const others = [enter('ann'), enter('ben')];
  await release();
  await Promise.all(others);
  const refused = { code: 'rate_limited', retryAfterMs: expect.any(Number) };
  expect(await Promise.all(flood)).toMatchObject(['served', 'served', refused, refused]);
  expect(order).toEqual(['flood', 'ann', 'ben', 'flood']);
});

test('a queue full of others, each with one, is overloaded', async () => {
  const { enter, release } = busyQueue({ maxWaiting: 2 });
  const waiting = [enter('ann'), enter('ben')];
  await expect(enter('cleo')).rejects.toMatchObject({ code: 'overloaded', retryAfterMs: expect.any(Number) });
  await release();
  await Promise.all(waiting);
});

test('an account has only a few waiting, from however many addresses', async () => {
  const { enter, release } = busyQueue({ maxWaitingPerAccount: 2 });
  const waiting = [enter('a', 'ann'), enter('b', 'ann')];
  await expect(enter('c', 'ann')).rejects.toMatchObject({ code: 'rate_limited' });
  waiting.push(enter('c', 'ben'));
  await release();
  await Promise.all(waiting);
});

test('who waits too long leaves the queue, and the next turn goes to another', async () => {
  const { queue, enter, release } = busyQueue({ maxWaiting: 1, maxWaitMs: 20 });
  await expect(enter('ann')).rejects.toMatchObject({ code: 'overloaded' });
  await release();
  await expect(queue.run(of('ann'), () => Promise.resolve('later'))).resolves.toBe('later');
});

test('whose own address filled the queue is told so, the last of them too', async () => {
  const { enter, release } = busyQueue({ maxWaitMs: 20 });
  const refused = await Promise.allSettled([enter('flood'), enter('flood'), enter('flood')]);
  expect(refused).toMatchObject(Array(3).fill({ status: 'rejected', reason: { code: 'rate_limited' } }));
  await release();
});

test('a turn that fails is given back', async () => {
  const queue = new HashingQueue(limits);
  await expect(queue.run(of('a'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(queue.run(of('a'), () => Promise.resolve('yes'))).resolves.toBe('yes');
});
