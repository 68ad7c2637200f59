import { type CallArguments, type CallReply, type RestCall } from '@parley/contracts/rest';
import { ParleyError, problem, readError } from '@parley/contracts/errors';
import { z } from 'zod';
import { timing } from '#config/timing.ts';
import { heardServerDate } from '#lib/clock.ts';

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

export interface RequestOptions {
  signal?: AbortSignal;
  token?: string;
}

/** Makes one REST call of the contract once and parses its reply. Throws ParleyError, `unavailable` when nobody answers. */
export async function request<C extends RestCall>(
  entry: C,
  parts: CallArguments<C>,
  { signal, token }: RequestOptions = {},
): Promise<CallReply<C>> {
  const { params, query, body } = parts as Parts;
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const timeout = AbortSignal.timeout(timing.request);
  const response = await fetch(urlOf(entry.path, params, query), {
    method: entry.method.toUpperCase(),
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ParleyError('unavailable', undefined, { cause });
  });
  heardServerDate(response.headers.get('date'));
  if (!response.ok) throw await errorOf(response);
  if (!entry.reply) return undefined as CallReply<C>;
  return entry.reply.parse(await response.json()) as CallReply<C>;
}

function urlOf(path: string, params: Parts['params'] = {}, query: Parts['query'] = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** A newer platform may know more codes. */
const toldProblem = problem.extend({ code: z.string() });

/** The problem that the platform told, or the nearest code when something between us answered. */
async function errorOf(response: Response): Promise<ParleyError> {
  const told = toldProblem.safeParse(await response.json().catch(() => undefined));
  if (!told.success) {
    return new ParleyError(
      response.status >= 500 ? 'unavailable' : 'bad_request',
      `Answered ${response.status} without a problem that can be read`,
    );
  }
  const { code, detail, title, errors, retryAfterMs = retryAfter(response) } = told.data;
  return readError({ code, message: detail ?? title, errors, retryAfterMs });
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
