import http from 'node:http';
import { errorsOf } from '@parley/contracts/call-errors';
import { errorCodes, problem, type ErrorCode } from '@parley/contracts/errors';
import type { RestCall } from '@parley/contracts/rest';
import { brokenJson, hostileText, hostileToken } from './hostile.ts';
import { spoil } from './mutate.ts';
import type { Random } from './random.ts';
import type { Sampler } from './sample.ts';

/** One request of a fuzz run, and the door that it goes through. */
export interface FuzzRequest {
  call: RestCall;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  text: string;
}

const timeoutMs = 20_000;
/** Of the edge: a path that is none of a call's, a method that it does not have. */
const anywhere: ErrorCode[] = ['not_found', 'method_not_allowed', 'validation_failed', 'forbidden'];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY'];

/** A request of the call, with something hostile in about two of three places. */
export function hostileRequest(random: Random, samples: Sampler, call: RestCall, token: string): FuzzRequest {
  const body = call.body
    ? bodyOf(random, samples, call)
    : random.chance(0.1)
      ? brokenJson(random, '{"a":1}')
      : undefined;
  return {
    call,
    method: random.chance(0.05) ? random.pick(methods) : call.method.toUpperCase(),
    path: `${pathOf(random, samples, call)}${queryOf(random, samples, call)}`,
    headers: headersOf(random, token),
    ...(body !== undefined && { body }),
  };
}

function pathOf(random: Random, samples: Sampler, { path, params }: RestCall): string {
  const values = (params ? samples.of(params) : {}) as Record<string, unknown>;
  return path.replace(/:(\w+)/g, (_, name: string) => segment(random, String(values[name])));
}

function segment(random: Random, good: string): string {
  if (random.chance(0.7)) return good;
  return random.pick([
    '%00',
    '%ff',
    '%E0%A4%A',
    '..%2f',
    '%2e%2e',
    '',
    good.toUpperCase(),
    escaped(hostileText(random)),
  ]);
}

function queryOf(random: Random, samples: Sampler, { query }: RestCall): string {
  const good = (query ? samples.of(query) : {}) as Record<string, unknown>;
  const pairs = Object.entries(good).map(([name, value]) => [name, random.chance(0.5) ? value : hostileText(random)]);
  if (random.chance(0.2))
    pairs.push([random.pick(['__proto__[a]', 'extra', 'limit', 'cursor', 'search[a][b]', '%']), '1']);
  const text = pairs.map(([name, value]) => `${escaped(String(name))}=${escaped(String(value))}`).join('&');
  return text && `?${text}`;
}

/** Lone surrogates cannot be escaped; they go as the bytes that a careless client sends. */
function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed() === text ? text : `\ufffd${text.length}`)
    .slice(0, 3_000)
    .replace(/%[^%]?$/, '');
}

function bodyOf(random: Random, samples: Sampler, { body }: RestCall): string {
  const good = body ? samples.of(body) : {};
  return random.chance(0.15) ? brokenJson(random, JSON.stringify(good)) : spoil(random, good);
}

function headersOf(random: Random, token: string): Record<string, string> {
  const odd = (good: string, ...others: string[]) => (random.chance(0.85) ? good : random.pick(others));
  const json = 'application/json';
  return {
    'content-type': odd(
      json,
      'text/plain',
      `${json}; charset=utf-7`,
      `${json}; charset=x`,
      'multipart/form-data',
      'a',
      '',
    ),
    authorization: random.chance(0.8)
      ? `Bearer ${token}`
      : random.pick(['', 'Bearer', 'Basic YTpi', `Bearer ${headerSafe(hostileToken(random, token))}`]),
    ...(random.chance(0.1) && {
      'content-encoding': random.pick(['gzip', 'br', 'deflate', 'zstd', 'x', 'gzip, gzip']),
    }),
    ...(random.chance(0.1) && {
      cookie: `parley_refresh=${random.pick(['', '%00', '%ff', 'x'.repeat(3_000), '"', 'a=b', '\u00ff'])}`,
    }),
    ...(random.chance(0.1) && {
      'x-request-id': random.pick(['', '\u00ff', '0'.repeat(32), 'x'.repeat(2_000), '__proto__']),
    }),
    ...(random.chance(0.1) && {
      'x-forwarded-for': random.pick(['', '\u00ff', '::1%lo', '999.1.1.1', '1.2.3.4, x', 'x'.repeat(500)]),
    }),
    ...(random.chance(0.1) && {
      traceparent: random.pick(['', '00-0-0-0', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`, 'x'.repeat(500)]),
    }),
    ...(random.chance(0.1) && { 'user-agent': random.pick(['', '\u00ff', 'x'.repeat(5_000), '${jndi:ldap://x}']) }),
    ...(random.chance(0.05) && { origin: random.pick(['null', 'x', 'https://evil.example']) }),
  };
}

function headerSafe(text: string): string {
  return text.replace(/[^\u0020-\u00ff]/g, '?');
}

/** Sends it to a base URL. Each has a loopback address of its own: limits and locks of other tests are not touched. */
export function sendTo(base: string, { method, path, headers, body }: FuzzRequest, from: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const sized = { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) };
    const options = {
      hostname,
      port,
      path,
      method,
      headers: sized,
      localAddress: from,
      timeout: timeoutMs,
      agent: false,
    };
    const request = http.request({ ...options, setHost: true }, response => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error(`No answer in ${timeoutMs} ms`)));
    request.on('error', reject);
    request.end(body);
  });
}

/** What is wrong with the answer, or undefined when it is as the contract says. */
export function faultOf({ call, method, path }: FuzzRequest, { status, text }: Answer): string | undefined {
  if (status >= 500) return `${status}`;
  if (method === 'HEAD' || method === 'OPTIONS' || status < 400) return successFault(call, method, path, status, text);
  // Node itself refuses headers that are too large.
  if (status === 431 && text === '') return undefined;
  const parsed = problem.safeParse(parseJson(text));
  if (!parsed.success) return `${status} without a problem: ${text.slice(0, 100)}`;
  const { code } = parsed.data;
  // A changing request of a page elsewhere is refused before anybody looks which call it is.
  const isForeign = code === 'foreign_origin' && method !== 'GET';
  const known = isForeign || [...errorsOf(call), ...anywhere].includes(code);
  const fits = status === errorCodes[code].status || [408, 414, 431].includes(status);
  return known && fits ? undefined : `${status} ${code} is none of the call's errors`;
}

function successFault(call: RestCall, method: string, path: string, status: number, text: string): string | undefined {
  const isTheCall = method === call.method.toUpperCase() && status === call.status && isPathOf(call, path);
  if (!isTheCall || !call.reply) return undefined;
  return call.reply.safeParse(parseJson(text)).success ? undefined : `${status} with another reply than the contract's`;
}

/** A spoiled parameter can make it the path of another call. */
function isPathOf(call: RestCall, path: string): boolean {
  return new RegExp(`^${call.path.replaceAll('.', '\\.').replace(/:\w+/g, '[\\w-]{36}')}$`).test(
    path.split('?')[0] ?? '',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
