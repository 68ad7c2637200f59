import type { z } from 'zod';
import type { LimitName } from './limit-names.ts';

/** A socket command: what it does, the limit that it spends, what comes in and what the ack answers. */
export interface Command {
  summary: string;
  limit: LimitName;
  /** `guest`: for everybody who is signed in; absent: for those who have an account. */
  access?: 'guest';
  input: z.ZodType;
  reply: z.ZodType;
}

/** Commands by name. */
export type CommandTable = Record<string, Command>;
