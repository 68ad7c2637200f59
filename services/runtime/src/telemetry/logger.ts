import { pino, type Logger } from 'pino';
import { currentContext } from '../http/request-context.ts';

export type { Logger };

const secrets = ['password', 'token', 'accessToken', 'refreshToken', 'authorization', 'cookie', 'secret', 'set-cookie'];

export interface LoggerOptions {
  service: string;
  node: string;
  level: string;
}

/** JSON lines on standard output. Secrets are censored to any depth of two; the ids come from the context. */
export function createLogger({ service, node, level }: LoggerOptions): Logger {
  return pino({
    level,
    base: { service, node },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    redact: { paths: secrets.flatMap(name => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[redacted]' },
    mixin: ids,
  });
}

/** `traceId` stands only where the trace is kept; it is then the request's id. */
function ids(): object {
  const { span, ...rest } = currentContext() ?? {};
  return span ? { ...rest, traceId: span.spanContext().traceId } : rest;
}
