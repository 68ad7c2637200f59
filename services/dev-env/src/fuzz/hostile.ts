import type { Random } from './random.ts';

const b64 = (text: string) => Buffer.from(text).toString('base64url');

const strings = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff\ud83d',
  '\u202e\u2066',
  '\u200b\u2060\u00ad',
  '\ufeff',
  '\r\nX-Injected: 1',
  '__proto__',
  'constructor',
  'toString',
  "' OR 1=1 --",
  '%00%ff',
  '../../../etc/passwd',
  '$where',
  '2026-13-45T99:99:99Z',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  'Infinity',
  '1e999',
  '-1',
  'İıſK\u0301'.repeat(10),
];

/** Values as JSON text: some of them are nothing that `JSON.stringify` would write. */
const fragments = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e308',
  '1e400',
  '-1e400',
  '9007199254740993',
  '123456789012345678901234567890',
  '[]',
  '{}',
  '[[],{},null]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"then":{},"toJSON":1,"toString":2,"length":1e9}',
  '{"$gt":""}',
  '{"$where":"1"}',
  '{"_placeholder":true,"num":0}',
  '{"type":"Buffer","data":[0,255]}',
  '{"a":1,"a":2}',
];

/** Something that no field expects, as JSON text. */
export function hostileJson(random: Random): string {
  return random.pick([
    () => random.pick(fragments),
    () => JSON.stringify(hostileText(random)),
    () => nested(random, '[', ']'),
    () => nested(random, '{"a":', '}'),
    () => `[${'1,'.repeat(random.below(2_000))}1]`,
    () => `{${Array.from({ length: random.below(400) }, (_, at) => `"key${at}":${at}`).join(',')}}`,
  ])();
}

/** Text that stores, logs and patterns may stumble over. */
export function hostileText(random: Random): string {
  return random.pick([
    () => random.pick(strings),
    () => random.pick(strings).repeat(random.below(50)),
    () => 'x'.repeat(random.below(20_000)),
    () => String.fromCharCode(...Array.from({ length: random.below(40) }, () => random.below(0x10000))),
  ])();
}

/** Up to 3,000 deep: far below what one packet or body can hold, far above what anybody means. */
function nested(random: Random, open: string, close: string): string {
  const depth = random.below(3_000);
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

/** Text that is no JSON. */
export function brokenJson(random: Random, good: string): string {
  return random.pick([
    () => good.slice(0, random.below(good.length)),
    () => `\ufeff${good}`,
    () => `${good}${good}`,
    () => good.replaceAll('"', "'"),
    () => good.replaceAll(',', ',,'),
    () => 'NaN',
    () => '{"a":undefined}',
    () => '"\\ud8"',
    () => '\u0000',
    () => '['.repeat(5_000),
  ])();
}

/** Access tokens and tickets of every wrong form; `good` is one that is right. */
export function hostileToken(random: Random, good: string): string {
  const [header = '', claims = '', signature = ''] = good.split('.');
  const algorithm = random.pick(['ES256', 'HS256', 'none', 'RS256', '']);
  const head = b64(
    JSON.stringify({ alg: algorithm, typ: 'JWT', kid: random.pick(['x', '', 7, null, {}, '__proto__']) }),
  );
  return random.pick([
    `${head}.bm9wZQ.AA`,
    `${head}.${b64('null')}.${signature}`,
    `${head}.${b64('[]')}.`,
    `${head}.${claims}.${signature}`,
    `${header}.${b64('{"sub":7,"exp":"never"}')}.${signature}`,
    `${header}.${claims}.${signature.slice(0, -2)}`,
    `${header}.${claims}`,
    `${header}..${signature}`,
    '..',
    '.',
    'nonsense',
    b64('\u0000'.repeat(30)),
    `${b64('{"alg":')}.${claims}.${signature}`,
    `${b64('"text"')}.${claims}.${signature}`,
    `${good}${good}`,
    `${good}.${signature}`,
    'x'.repeat(random.below(4_000) + 1),
  ]);
}
