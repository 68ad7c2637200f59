import type { z } from 'zod';
import type { LimitName } from './limit-names.ts';

/** Socket commands by name: what each one does, the limit that it spends, what comes in and what the ack answers. */
export type CommandTable = Record<string, { summary: string; limit: LimitName; input: z.ZodType; reply: z.ZodType }>;
