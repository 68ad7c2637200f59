import { regularly } from '@parley/runtime/process/regularly';
import type { Service } from '@parley/runtime/process/service';
import type { ChatContext } from '../../context.ts';

const everyMs = 10 * 60_000;
const dayMs = 86_400_000;

type Needs = Pick<ChatContext, 'spaceLists' | 'config' | 'events'>;

/** Removes entries of audit logs that are older than they are kept; resolves with how many. Several nodes may do it at once. */
export async function forgetAudit(
  { spaceLists, config, events }: Needs,
  stopping?: AbortSignal,
  now = Date.now(),
): Promise<number> {
  const before = new Date(now - config.PARLEY_AUDIT_DAYS * dayMs);
  let removed = 0;
  for (let count = -1; count !== 0 && !stopping?.aborted; removed += count)
    count = await spaceLists.removeAudit(before);
  if (removed > 0) events.auditForgotten(removed);
  return removed;
}

export function forgetAuditRegularly(service: Service, ctx: Needs): void {
  regularly(service, {
    ...{ name: 'old audit entries', everyMs, until: 'finish' },
    failed: 'old entries of audit logs could not be removed yet',
    async work(stopping) {
      await forgetAudit(ctx, stopping);
    },
  });
}
