import { ParleyError, problem } from '@parley/contracts/errors';
import type { CallArguments, CallReply, RestCall } from '@parley/contracts/rest';
import { z } from 'zod';
import { noAnswer, PlatformError } from '../platform-error.ts';

/** The parts of a call's input, without its types. */
export interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  bytes?: Blob;
}

export interface RequestOptions {
  /** What comes before the path; empty in a page that the platform serves. */
  baseUrl?: string;
  /** Access token of the caller. */
  token?: string;
  signal?: AbortSignal;
  /** A request without an answer is given up after this: 10 s. */
  timeoutMs?: number;
  /** The global one, unless it is given. */
  fetch?: typeof fetch;
  /** Sees every answer before it is read. */
  heard?(response: Response, call: RestCall): void;
}

/**
 * Makes one REST call of the contract once and parses its reply. Throws PlatformError with what the platform said, or
 * ParleyError `unavailable` when nobody answered.
 */
export async function request<C extends RestCall>(
  call: C,
  input: CallArguments<C>,
  options: RequestOptions = {},
): Promise<CallReply<C>> {
  const { signal } = options;
  const parts = input as Parts;
  // A global `fetch` that is called as a method of something else throws in browsers.
  const send = options.fetch ?? fetch;
  const response = await send(urlOf(call, parts, options.baseUrl), initOf(call, parts, options)).catch(lost);
  options.heard?.(response, call);
  if (response.ok && call.sends) return new Uint8Array(await response.arrayBuffer().catch(lost)) as CallReply<C>;
  const text = await response.text().catch(lost);
  if (!response.ok) throw errorOf(response, text);
  return (call.reply ? call.reply.parse(JSON.parse(text)) : undefined) as CallReply<C>;

  function lost(cause: unknown): never {
    throw signal?.aborted ? cause : noAnswer(cause);
  }
}

function initOf(
  call: RestCall,
  { body, bytes }: Parts,
  { token, signal, timeoutMs = 10_000 }: RequestOptions,
): RequestInit {
  const timeout = AbortSignal.timeout(timeoutMs);
  return {
    method: call.method.toUpperCase(),
    headers: {
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(bytes && { 'content-type': bytes.type }),
    },
    body: bytes ?? (body === undefined ? null : JSON.stringify(body)),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  };
}

function urlOf({ path }: RestCall, { params = {}, query = {} }: Parts, baseUrl = ''): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `${baseUrl}${filled}${search.size > 0 ? `?${search}` : ''}`;
}

/** A newer platform may know more codes. */
const toldProblem = problem.extend({ code: z.string() });

/** The problem that the platform told, or the nearest code when something between us answered. */
function errorOf(response: Response, text: string): ParleyError {
  const told = toldProblem.safeParse(jsonOf(text));
  if (!told.success) {
    const code = response.status >= 500 ? 'unavailable' : 'bad_request';
    return new ParleyError(code, `Answered ${response.status} without a problem that can be read`);
  }
  const { code, detail, title, errors, requestId, retryAfterMs = retryAfter(response) } = told.data;
  return new PlatformError({ code, message: detail ?? title, errors, retryAfterMs }, requestId);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
