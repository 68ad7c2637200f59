import type { z } from 'zod';
import { brokenJson, hostileJson, hostileText, hostileToken } from './hostile.ts';
import { spoil } from './mutate.ts';
import type { Random } from './random.ts';
import type { Sampler } from './sample.ts';

export type Commands = Record<string, { input: z.ZodType }>;

/** Text or bytes. */
export type Frame = string | Uint8Array<ArrayBuffer>;

const malformed = [
  '4',
  '42',
  '42[]',
  '42{}',
  '42null',
  '42"text"',
  '42["connect"]',
  '42["disconnect"]',
  '42["error",1]',
  '42["newListener"]',
  '42[[1]]',
  '42[{}]',
  '42[null]',
  '42["a"',
  '42/other,["a"]',
  '4299999999999999999999["a"]',
  '43',
  '430[]',
  '437{}',
  '44"no"',
  '45',
  '451-',
  '459999-["a",{"_placeholder":true,"num":0}]',
  '451-["a",{"_placeholder":true,"num":9}]',
  '451-["a",{"_placeholder":true,"num":"__proto__"}]',
  '46["x"]',
  '40{}',
  '49',
  '0{}',
  '1',
  '2probe',
  '5',
  '6',
  '7',
  'b',
  'bAAAA',
  '',
  '\u0000',
];

/** A command with a spoiled input, under an ack id: the server must acknowledge it. */
export function hostileCommand(random: Random, samples: Sampler, commands: Commands): (id: number) => string {
  const { event, payload } = spoiledCommand(random, samples, commands);
  const more = random.pick(['', '', '', `,${hostileJson(random)}`]);
  return random.chance(0.05) ? id => `42${id}[${event}]` : id => `42${id}[${event},${payload}${more}]`;
}

/** A packet that no client library sends, of one frame or more; most of them end the connection. */
export function hostilePacket(random: Random, samples: Sampler, commands: Commands): Frame[] {
  const { event, payload } = spoiledCommand(random, samples, commands);
  return random.pick<() => Frame[]>([
    () => [`42[${event},${payload}]`],
    () => [`42[${event}]`],
    () => [`42${random.below(9)}[${hostileJson(random)},${payload}]`],
    () => [`42${random.below(9)}[${JSON.stringify(hostileText(random))},${payload}]`],
    () => [`42[${random.below(99) - 9},${payload}]`],
    () => [`43${random.below(99)}[${hostileJson(random)}]`],
    () => [`451-0[${event},{"_placeholder":true,"num":0}]`, bytes(random)],
    () => [bytes(random)],
    () => ['42["a",', brokenJson(random, payload)],
    () => [random.pick(malformed)],
  ])();
}

function spoiledCommand(random: Random, samples: Sampler, commands: Commands): { event: string; payload: string } {
  const [name, { input }] = random.pick(Object.entries(commands)) as [string, Commands[string]];
  const good = samples.of(input);
  return { event: JSON.stringify(name), payload: random.chance(0.15) ? JSON.stringify(good) : spoil(random, good) };
}

/** A connect packet that should not open anything. */
export function hostileConnect(random: Random, credential: 'token' | 'ticket', good: string): string {
  return random.pick([
    () => '40',
    () => '40null',
    () => '40[]',
    () => '40"text"',
    () => '40/admin,{}',
    () => `40{"${credential}":${hostileJson(random)}}`,
    () => `40{"${credential}":${JSON.stringify(hostileToken(random, good))}}`,
    () => `40${hostileJson(random)}`,
    () => random.pick(malformed),
  ])();
}

function bytes(random: Random): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: random.below(300) }, () => random.below(256));
}
