import { ParleyError } from '@parley/contracts/errors';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from './logger.ts';
import { presentable, toProblem } from './problem.ts';
import { currentContext } from './request-context.ts';

export const notFound: RequestHandler = () => {
  throw new ParleyError('not_found');
};

/** The one edge where errors become answers. The unknown is logged with its request id and leaves as `internal`. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const shown = presentable(error);
    if (shown.code === 'internal') logger.error({ err: error }, 'unhandled error');
    if (response.headersSent) return next(error);
    if (shown.retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(shown.retryAfterMs / 1_000)));
    if (shown.status === 401) response.set('WWW-Authenticate', 'Bearer');
    response.status(shown.status).type('application/problem+json');
    response.send(JSON.stringify(toProblem(shown, currentContext()?.requestId ?? 'none')));
  };
}
