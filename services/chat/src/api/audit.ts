import type { auditApi } from '@parley/contracts/spaces/audit-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { exportAudit } from '../spaces/audit/export-audit.ts';
import { listAudit } from '../spaces/audit/list-audit.ts';

type Needs = Pick<ChatContext, 'access' | 'spaces' | 'spaceLists' | 'profiles' | 'events'>;

/** What was done in a space: read page by page, or taken away as a whole. */
export function auditCalls(ctx: Needs): CallHandlers<typeof auditApi> {
  return {
    listAudit: ({ caller, params, query }) => listAudit(ctx, params.id, caller.userId, query),
    exportAudit: ({ caller, params, query }) => exportAudit(ctx, { spaceId: params.id, by: caller.userId }, query),
  };
}
