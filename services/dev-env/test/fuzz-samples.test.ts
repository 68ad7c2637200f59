import { expect, test } from '@jest/globals';
import { api } from '@parley/contracts/api';
import { chatCommands } from '@parley/contracts/chat-events';
import type { RestCall } from '@parley/contracts/rest';
import { videoCommands } from '@parley/contracts/video-events';
import type { z } from 'zod';
import { spoil } from '../src/fuzz/mutate.ts';
import { Random } from '../src/fuzz/random.ts';
import { Sampler } from '../src/fuzz/sample.ts';

const ids = ['5f2a8c1e-7d34-4b7f-9a51-0c6de1b2f301'];

const inputs: [name: string, schema: z.ZodType][] = [
  ...Object.entries({ ...chatCommands, ...videoCommands }).map(([name, { input }]): [string, z.ZodType] => [
    name,
    input,
  ]),
  ...Object.entries<RestCall>(api).flatMap(([name, { params, query, body }]) =>
    [params, query, body].flatMap((part): [string, z.ZodType][] => (part ? [[name, part]] : [])),
  ),
];

test.each(inputs)('%s: some samples are good, so that a fuzz run reaches past the first check', (_name, schema) => {
  const samples = new Sampler(new Random(7), ids);
  const outcomes = Array.from({ length: 400 }, () => schema.safeParse(samples.of(schema)).success);
  expect(outcomes).toContain(true);
});

test('the same seed makes the same inputs, another seed others', () => {
  const inputsOf = (seed: number) => {
    const random = new Random(seed);
    const samples = new Sampler(random, ids);
    return Array.from({ length: 200 }, () => spoil(random, samples.of(chatCommands['message:send'].input)));
  };
  expect(inputsOf(1)).toEqual(inputsOf(1));
  expect(inputsOf(1)).not.toEqual(inputsOf(2));
  expect(new Set(inputsOf(1)).size).toBeGreaterThan(150);
});
