import type { Fault } from './faults.ts';
import type { Visit } from './visit.ts';

/** One thing that the doctor tries. */
export interface Check {
  readonly name: string;
  /** What is wrong; nothing when all is well. Rejects with {@link NotExamined} where it cannot be tried. */
  run(visit: Visit): Promise<readonly Fault[]>;
}

/** A check cannot be tried here: something was not told, or another check's fault stands before it. */
export class NotExamined extends Error {}

/** The value, or the end of a check that needs it. */
export function told<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new NotExamined(`${name} is not set`);
  return value;
}

/** The text of whatever was thrown. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
