import { ParleyError, type ErrorCode } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import { requireMember } from '../access/require-member.ts';
import { noteAudit } from '../spaces/audit/note-audit.ts';
import { act } from './act.ts';

type Needs = Parameters<typeof act>[0] & Pick<ChatContext, 'spaceLists' | 'events'>;
type Inside = <R>(accept: () => Promise<{ later: Promise<R> }>) => Promise<R>;

/** Deletions of one call that are under way at a time. */
const atOnce = 10;

export interface Deleted {
  deleted: string[];
  failed: { id: string; code: ErrorCode }[];
}

/**
 * Deletes messages of a channel, each by an event of its own, as if a moderator had deleted one after the other; the audit log
 * says it once. `inside` lets a change of the log in. Throws `unknown_room`, `not_a_member`, `forbidden`.
 */
export async function deleteMessages(
  ctx: Needs,
  { roomId, by }: { roomId: string; by: string },
  messageIds: readonly string[],
  inside: Inside,
): Promise<Deleted> {
  const { access } = await requireMember(ctx, roomId, by, 'manageMessages');
  if (!access) throw new ParleyError('forbidden', 'Only in channels of spaces');
  const result: Deleted = { deleted: [], failed: [] };
  const waiting = [...new Set(messageIds)];
  async function work(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const messageId = id;
      const code = await inside(() => act(ctx, by, 'delete', { roomId, messageId }, { isNoted: false })).then(
        () => undefined,
        codeOf,
      );
      if (code === undefined) result.deleted.push(messageId);
      else result.failed.push({ id: messageId, code });
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  const after = { count: result.deleted.length, messageIds: result.deleted };
  const noted = { spaceId: access.spaceId, by, action: 'messages.deleted', target: roomId, after } as const;
  if (result.deleted.length > 0) noteAudit(ctx, noted);
  return result;
}

/** What is no answer for a client fails the call. */
function codeOf(error: unknown): ErrorCode {
  if (error instanceof ParleyError) return error.code;
  throw error;
}
