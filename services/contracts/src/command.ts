import type { z } from 'zod';
import type { LimitName } from './limit-names.ts';

/** A socket command: what it does, the limit that it spends, what comes in and what the ack answers. */
export interface Command {
  summary: string;
  limit: LimitName;
  input: z.ZodType;
  reply: z.ZodType;
}

/** Commands by name. */
export type CommandTable = Record<string, Command>;
