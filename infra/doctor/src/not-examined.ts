import { PlatformError } from '@parley/client/platform-error';

/** A check cannot be tried here: something was not told, or another check's fault stands before it. */
export class NotExamined extends Error {}

/** The value, or the end of a check that needs it. */
export function told<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new NotExamined(`${name} is not set`);
  return value;
}

/** The text of whatever was thrown, with its code, and with what caused it: "fetch failed" alone says nothing. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const cause = causeOf(error);
  const text = (error instanceof PlatformError ? `${error.told}: ` : '') + (error.message || error.name);
  return cause === undefined ? text : `${text}: ${reasonOf(cause)}`;
}

/** Engine.IO keeps the cause in `description`, an event of `ws` that holds the error. */
function causeOf(error: Error & { description?: unknown }): unknown {
  if (error.cause !== undefined) return error.cause;
  const { description } = error;
  return typeof description === 'object' && description !== null && 'error' in description
    ? description.error
    : undefined;
}
