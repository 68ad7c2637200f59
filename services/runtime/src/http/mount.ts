import type { AccessTokenClaims } from '@parley/contracts/access-token';
import { needsToken, type CallInput, type CallReply, type RestCall } from '@parley/contracts/rest';
import { ParleyError, parseInput } from '@parley/contracts/errors';
import type { LimitName } from '@parley/contracts/limit-names';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { bytesReader } from './bytes-body.ts';
import { sendText, type TextStream } from './text-stream.ts';
import { isShallow } from './json-bounds.ts';
import type { PathTable } from './path-table.ts';
import { rateLimited, type LimitRule, type RateLimiter } from '../limits/rate-limit.ts';
import { demandAccess } from '../tokens/demand-access.ts';
import { addressKey } from '../limits/address-key.ts';
import { currentContext } from './request-context.ts';

/** The signed-in user of a request. */
export interface Caller {
  userId: string;
  sessionId: string;
  role: AccessTokenClaims['role'];
  /** For the rules of spaces about who gets in; absent in a token of a release before. Shown to nobody, stored nowhere. */
  registeredAt?: Date | undefined;
  emailDomain?: string | undefined;
  /** Absent where nobody can confirm an address, too. */
  emailVerified?: boolean | undefined;
}

/** Finds the caller by the bearer token or throws `unauthenticated`, `token_expired`, `session_revoked`. */
export type Authenticate = (token: string) => Promise<Caller>;

/** What a handler gets: the parsed input, and who asks; `caller` is there exactly when the call needs a token. */
export type HandlerInput<C extends RestCall> = CallInput<C> & {
  caller: C['access'] extends 'user' | 'guest' | 'admin' ? Caller : undefined;
  /** The whole body of a call that takes bytes. */
  bytes: C['bytes'] extends object ? Buffer : undefined;
  /** The client's address, as the gateway saw it. */
  address: string;
  requestId: string;
  request: Request;
  response: Response;
};
export type Handler<C extends RestCall> = (input: HandlerInput<C>) => Promise<HandlerReply<C>> | HandlerReply<C>;
type HandlerReply<C extends RestCall> = C['sends'] extends readonly string[] ? TextStream : CallReply<C>;

export type Mount = <C extends RestCall>(call: C, handler: Handler<C>) => void;

/** One handler for each call of a table; a call that nobody serves does not compile. */
export type CallHandlers<T extends Record<string, RestCall>> = { [K in keyof T]: Handler<T[K]> };

/** Serves every call of a table. */
export function serveCalls<T extends Record<string, RestCall>>(
  mount: Mount,
  calls: T,
  handlers: CallHandlers<T>,
): void {
  for (const name of Object.keys(calls) as (keyof T)[]) mount(calls[name] as T[keyof T], handlers[name]);
}

/** The limits of a service by name; each call names one of them. */
export type LimitRules = Partial<Record<LimitName, LimitRule>>;

interface MountDependencies {
  authenticate: Authenticate;
  limiter: RateLimiter;
  limits: LimitRules;
}

/** Serves calls of the contract, each as the same pipeline: who → limit → parse → do → present. */
export function createMount(paths: PathTable, { authenticate, limiter, limits }: MountDependencies): Mount {
  return function mount<C extends RestCall>(call: C, handler: Handler<C>) {
    const limit = limits[call.limit];
    if (!limit) throw new Error(`${call.path} names the limit ${call.limit}, which this service does not have`);
    const readBytes = call.bytes && bytesReader(call.bytes);
    paths.add(call, async (request, response) => {
      response.locals['call'] = call;
      const caller = needsToken(call) ? await authenticate(bearerToken(request)) : undefined;
      if (caller) Object.assign(currentContext() ?? {}, { userId: caller.userId });
      if (caller) demandAccess(call.access, caller);
      const address = request.ip ?? 'unknown';
      await takeLimit(limiter, limit, caller?.userId ?? addressKey(address), response);
      const parts = parseParts(call, request);
      const bytes = await readBytes?.(request, response);
      const input = { ...parts, bytes, caller, address, request, response };
      const reply = await handler({ ...input, requestId: currentContext()?.requestId } as HandlerInput<C>);
      await present(call, reply, response);
    });
  };
}

function bearerToken(request: Request): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new ParleyError('unauthenticated');
  return token;
}

async function takeLimit(limiter: RateLimiter, rule: LimitRule, key: string, response: Response): Promise<void> {
  const taken = await limiter.take(rule, key);
  const reset = Math.ceil(Math.max(taken.retryAfterMs / 1_000, (rule.burst - taken.remaining) / rule.rate));
  response.set({
    'RateLimit-Limit': String(rule.burst),
    'RateLimit-Remaining': String(Math.max(0, taken.remaining)),
    'RateLimit-Reset': String(reset),
  });
  if (!taken.ok) throw rateLimited(rule, taken.retryAfterMs);
}

function parseParts(call: RestCall, request: Request) {
  if (!isShallow(request.body)) throw new ParleyError('validation_failed', 'The body is nested too deep');
  return {
    params: parsePart(call.params, request.params, 'params'),
    query: parsePart(call.query, request.query, 'query'),
    body: parsePart(call.body, request.body ?? {}, 'body'),
  };
}

/** Fields of the body are named as they stand there; others with the part that they came in. */
function parsePart(schema: z.ZodType | undefined, value: unknown, part: 'params' | 'query' | 'body') {
  return schema && parseInput(schema, value, part === 'body' ? [] : [part]);
}

async function present(call: RestCall, reply: unknown, response: Response): Promise<void> {
  response.status(call.status);
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'no-store');
  if (call.status === 204) response.end();
  else if (typeof call.sends === 'string') response.type(call.sends).send(Buffer.from(reply as Uint8Array));
  else if (call.sends) await sendText(reply as TextStream, response);
  else response.json(reply);
}
