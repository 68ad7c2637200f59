import type { AuditEntry, AuditFilter } from '@parley/contracts/spaces/audit';
import type { ChatContext } from '../../context.ts';
import { decodePlace, encodePlace, type PageQuery } from '../pages.ts';
import { presentAudit } from '../present-space.ts';
import { requireInSpace } from '../view-space.ts';

/** Throws `unknown_space`, `forbidden`. */
export async function listAudit(
  ctx: Pick<ChatContext, 'access' | 'spaces' | 'spaceLists'>,
  spaceId: string,
  userId: string,
  { cursor, limit, ...filter }: PageQuery & AuditFilter,
): Promise<{ entries: AuditEntry[]; nextCursor: string | null }> {
  await requireInSpace(ctx, spaceId, userId, 'viewAuditLog');
  const { entries, next } = await ctx.spaceLists.auditPage(spaceId, { filter, after: decodePlace(cursor), limit });
  return { entries: entries.map(presentAudit), nextCursor: next ? encodePlace(next) : null };
}
