/** A generator that gives the same numbers for the same seed, so that a failure can be had again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

type Random = (below: number) => number;

const long = 'x'.repeat(9_000);
/** What a program that means ill, or is broken, puts where something else belongs. */
const oddities: (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => '',
  () => 'null',
  () => long,
  () => '\u0000',
  () => '\ud800',
  () => '😀'.repeat(200),
  () => "'; DROP TABLE calls; --",
  () => '../../../../etc/passwd',
  () => '00000000-0000-0000-0000-000000000000',
  () => 'FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF',
  () => 0,
  () => -0,
  () => -1,
  () => 1.5,
  () => 255,
  () => 65_536,
  () => 2 ** 31,
  () => 2 ** 32 - 1,
  () => 2 ** 32,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => 1e308,
  () => JSON.parse('1e999'),
  () => JSON.parse('-1e999'),
  () => 5e-324,
  () => NaN,
  () => [],
  () => [[[[[[]]]]]],
  () => Array.from({ length: 500 }, () => 0),
  () => Array.from({ length: 70 }, () => ({})),
  () => ({}),
  () => JSON.parse('{"__proto__": {"isAdmin": true}}'),
  () => JSON.parse('{"constructor": {"prototype": {"isAdmin": true}}}'),
  () => ({ length: 1e9 }),
  () => ({ toString: 'no', valueOf: 7, toJSON: null }),
  () => ({ then: 'not a promise' }),
  () => Buffer.from('bytes'),
  () => nested(200),
];
const oddKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '0',
  'length',
  'then',
  long,
];

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** More than this ends the connection, as it should; that is a test of its own. */
const maxBytes = 60_000;

/** A copy of a payload with one to three of its parts changed. */
export function mutate(payload: unknown, random: Random): unknown {
  let mutated = structuredClone(payload);
  for (let times = 1 + random(3); times > 0; times -= 1) mutated = mutateOnce(mutated, random);
  return Buffer.byteLength(JSON.stringify(mutated) ?? '') > maxBytes ? mutate(payload, random) : mutated;
}

function mutateOnce(value: unknown, random: Random): unknown {
  // Bytes are one value: what they travel as has no parts.
  const isInner =
    typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && Object.keys(value).length > 0;
  if (!isInner || random(12) === 0) return bend(value, random);
  const inner = value as Record<string, unknown>;
  const keys = Object.keys(inner);
  const key = keys[random(keys.length)] ?? '';
  const way = random(8);
  if (way === 0) Reflect.deleteProperty(inner, key);
  else if (way === 1) define(inner, oddKeys[random(oddKeys.length)] ?? '', odd(random));
  else if (way === 2 && Array.isArray(value)) value.push(...Array.from({ length: random(80) }, () => inner[key]));
  else define(inner, key, mutateOnce(inner[key], random));
  return value;
}

/** Something near the value where that makes sense, and anything else where not. */
function bend(value: unknown, random: Random): unknown {
  const way = random(3);
  if (way === 0 && typeof value === 'number') return [value + 1, value - 1, -value, value * 2 ** 16][random(4)];
  if (way === 0 && typeof value === 'string' && value !== '') {
    const at = random(value.length);
    return value.slice(0, at) + String.fromCharCode(random(0x1_0000)) + value.slice(at + 1);
  }
  return odd(random);
}

const odd = (random: Random): unknown => oddities[random(oddities.length)]?.();

/** As JSON.parse does it: `__proto__` becomes a key of its own. */
function define(target: object, key: string, value: unknown): void {
  if (Array.isArray(target) && key === 'length') return;
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
