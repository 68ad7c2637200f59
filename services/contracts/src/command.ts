import type { z } from 'zod';
import type { LimitName } from './limit-names.ts';

/** Socket commands by name: the limit that each one spends, what comes in and what the ack answers. */
export type CommandTable = Record<string, { limit: LimitName; input: z.ZodType; reply: z.ZodType }>;
