import type { Fault } from './faults.ts';
import type { Visit } from './visit.ts';

/** One thing that the doctor tries. */
export interface Check {
  readonly name: string;
  /** What is wrong; nothing when all is well. Rejects with {@link NotExamined} where it cannot be tried. */
  run(visit: Visit): Promise<readonly Fault[]>;
}
