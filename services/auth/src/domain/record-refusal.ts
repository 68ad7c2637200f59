import type { Refusal } from '@parley/runtime/http/refusals';
import type { Context } from '../context.ts';

/** Puts a refusal into the audit too, where it can neither be changed nor rotated away. Never rejects. */
export async function recordRefusal(ctx: Pick<Context, 'events' | 'database'>, refusal: Refusal): Promise<void> {
  if (!ctx.events.accessRefused(refusal)) return;
  const { code, what, userId, address } = refusal;
  await ctx.database.audit
    .append({ action: 'access.refused', userId, address, details: { code, what } })
    .catch((error: unknown) => ctx.events.refusalNotRecorded(error));
}
