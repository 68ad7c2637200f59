import { ParleyError } from '@parley/contracts/errors';
import type { RestCall } from '@parley/contracts/rest';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from '../telemetry/logger.ts';
import { presentable, toProblem } from './problem.ts';
import { isRefusal, type OnRefused, type Refusal } from './refusals.ts';
import { currentContext } from './request-context.ts';

export const notFound: RequestHandler = () => {
  throw new ParleyError('not_found');
};

/** The one edge where errors become answers. The unknown is logged with its request id and leaves as `internal`. */
export function errorHandler(logger: Logger, onRefused: OnRefused): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const shown = presentable(error);
    if (shown.code === 'internal') logger.error({ err: error }, 'unhandled error');
    if (isRefusal(shown)) onRefused(refusalOf(shown, request, response));
    if (response.headersSent) return next(error);
    if (shown.retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(shown.retryAfterMs / 1_000)));
    if (shown.status === 401) response.set('WWW-Authenticate', 'Bearer');
    response.status(shown.status).type('application/problem+json');
    response.send(JSON.stringify(toProblem(shown, currentContext()?.requestId ?? 'none')));
  };
}

function refusalOf({ code }: ParleyError, { method, ip }: Request, { locals }: Response): Refusal {
  const call = locals['call'] as RestCall | undefined;
  return { code, what: `${method} ${call?.path ?? 'none'}`, userId: currentContext()?.userId, address: ip };
}
