import { expect, test } from '@jest/globals';
import { Gathered } from '../src/process/gathered.ts';

test('those who come together, and those who come meanwhile, are one step each', async () => {
  const steps: number[][] = [];
  const doubled = new Gathered(100, async (inputs: number[]) => {
    steps.push(inputs);
    await new Promise(resolve => setTimeout(resolve, 5));
    return inputs.map(input => input * 2);
  });
  const first = [1, 2].map(input => doubled.ask(input));
  await new Promise(resolve => setImmediate(() => setImmediate(resolve)));
  const later = [3, 4, 5].map(input => doubled.ask(input));
  expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10]);
  expect(steps).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  expect(await doubled.ask(6)).toBe(12);
});

test('a step has so many at most', async () => {
  const sizes: number[] = [];
  const counted = new Gathered(3, async (inputs: number[]) => {
    sizes.push(inputs.length);
    return inputs;
  });
  await Promise.all(Array.from({ length: 8 }, (_, at) => counted.ask(at)));
  expect(sizes).toEqual([3, 3, 2]);
});

test('a step that fails is told to its own only', async () => {
  const shaky = new Gathered(1, async ([input]: number[]) => {
    if (input === 1) throw new Error('broken');
    return [input];
  });
  const [broken, fine] = await Promise.allSettled([shaky.ask(1), shaky.ask(2)]);
  expect([broken.status, fine]).toEqual(['rejected', { status: 'fulfilled', value: 2 }]);
});
