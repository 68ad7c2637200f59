import { expect, test } from '@jest/globals';
import { bytesOf, requestBounds, takeBatch } from '../src/kafka/take-batch.ts';

const waiting = (...sizes: number[]) => sizes.map(bytes => ({ bytes }));

test('takes in order, as many as fit, and at least one', () => {
  const bounds = { records: 3, bytes: 100 };
  const queue = waiting(200, 40, 40, 40, 1, 1, 1, 1);
  const taken = [];
  while (queue.length > 0) taken.push(takeBatch(queue, bounds).map(({ bytes }) => bytes));
  expect(taken).toEqual([[200], [40, 40], [40, 1, 1], [1, 1]]);
});

test('what a broker takes in one request is counted in bytes, not in characters', () => {
  expect(bytesOf({ value: '語'.repeat(100) })).toBeGreaterThan(300);
  expect(bytesOf({ value: Buffer.alloc(5_000) })).toBeGreaterThan(5_000);
  expect(requestBounds.bytes).toBeLessThan(1_048_588);
});
