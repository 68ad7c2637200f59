import type { AdminContext } from './context.ts';

/** What stands behind the name of a command. */
export interface Given {
  uses?: string | undefined;
  days?: string | undefined;
  note?: string | undefined;
  reason?: string | undefined;
  search?: string | undefined;
  suspended?: boolean | undefined;
  words: string[];
}

/** Returns the lines to print, and throws what to say when it cannot be done. */
export type Command = (context: AdminContext, given: Given) => Promise<string[]>;
