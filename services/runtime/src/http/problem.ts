import { errorCodes, ParleyError, type Problem, type SocketError } from '@parley/contracts/errors';
import { isMongoAway } from '../stores/mongo.ts';

/** Any error as one that may be shown: what is not ours becomes `internal`, and its text stays inside. */
export function presentable(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  if (isMongoAway(error))
    return new ParleyError('unavailable', 'The store is away', { retryAfterMs: 1_000, cause: error });
  return fromExpress(error) ?? new ParleyError('internal');
}

/** Errors that express and its body parser raise, by their `type` and `status`. */
function fromExpress(error: unknown): ParleyError | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  if (error.status === 413) return new ParleyError('payload_too_large');
  if (error.status === 415) return new ParleyError('unsupported_media_type', 'Send JSON');
  if (error.status === 400)
    return new ParleyError('bad_request', isBadJson(error) ? 'The body is not valid JSON' : undefined);
  return undefined;
}

/** What else is 400: a path with bytes that are no text, a compressed body that is broken. */
function isBadJson(error: Error): boolean {
  return 'type' in error && error.type === 'entity.parse.failed';
}

export function toProblem(error: ParleyError, requestId: string): Problem {
  return {
    type: `urn:parley:error:${error.code}`,
    title: errorCodes[error.code].title,
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    errors: error.errors,
    retryAfterMs: error.retryAfterMs,
  };
}

export function toSocketError(error: ParleyError): SocketError {
  return { code: error.code, message: error.message, errors: error.errors, retryAfterMs: error.retryAfterMs };
}
