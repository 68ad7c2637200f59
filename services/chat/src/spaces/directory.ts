import { ParleyError } from '@parley/contracts/errors';
import type { DirectoryEntry } from '@parley/contracts/spaces/admission';
import { foldText } from '@parley/contracts/text';
import type { ChatContext } from '../context.ts';
import { decodeCursor, encodeCursor } from '../messages/cursors.ts';
import type { ByName } from '../stores/rooms.ts';
import { admissionOf, presentAdmission } from './admission.ts';
import { presentPictures } from './present-space.ts';
import { demandFit, demandPace, enter, refuseBanned, type Comer } from './enter.ts';

type Needs = Pick<ChatContext, 'directory' | 'joinRequests'>;

/** Spaces that chose to be listed, by name, and what the asker is to them. */
export async function discoverSpaces(
  { directory, joinRequests }: Needs,
  userId: string,
  { query, cursor, limit }: { query: string; cursor?: string | undefined; limit: number },
): Promise<{ spaces: DirectoryEntry[]; nextCursor: string | null }> {
  const found = await directory.page(foldText(query), readCursor(cursor), limit);
  const ids = found.map(({ id }) => id);
  const [joined, asked] = await Promise.all([directory.joinedBy(userId, ids), joinRequests.askedBy(userId, ids)]);
  const spaces = found.map(space => {
    const { id, name, description, accent, memberCount } = space;
    const { mode, questions, pausedUntil } = presentAdmission(space);
    const own = { joined: joined.has(id), requested: asked.has(id) };
    const shown = { id, name, description, accent, memberCount, ...presentPictures(space) };
    return { ...shown, mode, questions, pausedUntil, ...own };
  });
  const last = found.at(-1);
  return { spaces, nextCursor: last && found.length === limit ? encodeCursor(last.id, last.folded) : null };
}

function readCursor(cursor: string | undefined): ByName | undefined {
  if (cursor === undefined) return undefined;
  const [id = '', folded = ''] = decodeCursor(cursor, /^([0-9a-f-]{36})\n([^\n]*)$/);
  return { id, folded };
}

/**
 * Makes somebody a member of a space that is listed and open; false for who is one already. Throws `unknown_space`, `forbidden`,
 * `approval_required`, and what the rules of the space say.
 */
export async function joinSpace(
  { spaces }: Pick<ChatContext, 'spaces'>,
  spaceId: string,
  comer: Comer,
): Promise<boolean> {
  return spaces.change(spaceId, async change => {
    const { listed, mode } = admissionOf(change.space);
    if (change.space.deletedAt) throw new ParleyError('unknown_space');
    if (await change.findMember(comer.userId)) return false;
    if (!listed) throw new ParleyError('unknown_space');
    await refuseBanned(change, comer.userId);
    if (mode === 'approval') throw new ParleyError('approval_required');
    if (mode !== 'open') throw new ParleyError('forbidden', 'This space can be entered by invitation only');
    demandFit(change, comer);
    await demandPace(change);
    await enter(change, comer.userId, { by: comer.userId, action: 'member.joined', code: null });
    return true;
  });
}
