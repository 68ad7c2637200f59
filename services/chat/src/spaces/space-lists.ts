import { ParleyError } from '@parley/contracts/errors';
import { has } from '@parley/contracts/spaces/permissions';
import type { Ban, Invite, InvitePreview } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import { presentAdmission } from './admission.ts';
import { isGood } from './enter.ts';
import { decodePlace, nextOf, withPeople, type PageQuery } from './pages.ts';
import { presentBan, presentInvite, presentPictures } from './present-space.ts';
import { requireInSpace } from './view-space.ts';

type Needs = Pick<ChatContext, 'access' | 'spaces' | 'spaceLists' | 'profiles'>;

/** Throws `unknown_space`, `forbidden`. */
export async function listBans(
  ctx: Needs,
  spaceId: string,
  userId: string,
  { cursor, limit }: PageQuery,
): Promise<{ bans: Ban[]; nextCursor: string | null }> {
  await requireInSpace(ctx, spaceId, userId, 'banMembers');
  const found = await ctx.spaceLists.banPage(spaceId, { after: decodePlace(cursor), limit });
  const bans = await withPeople(ctx.profiles, found, presentBan);
  return { bans, nextCursor: nextOf(found, limit, ({ at, userId: id }) => ({ at, id })) };
}

/** The own ones, or all for who manages them. Throws `unknown_space`. */
export async function listInvites(
  ctx: Needs,
  spaceId: string,
  userId: string,
  { cursor, limit }: PageQuery,
): Promise<{ invites: Invite[]; nextCursor: string | null }> {
  const person = await requireInSpace(ctx, spaceId, userId);
  const createdBy = has(ctx.access.permissionsIn(person), 'manageInvites') ? undefined : userId;
  const found = await ctx.spaceLists.invitePage(spaceId, { after: decodePlace(cursor), limit, createdBy });
  const nextCursor = nextOf(found, limit, ({ createdAt: at, code: id }) => ({ at, id }));
  return { invites: found.map(presentInvite), nextCursor };
}

/** What anybody with the link may know. Throws `invite_invalid`. */
export async function previewInvite({ spaces, spaceLists, profiles }: Needs, code: string): Promise<InvitePreview> {
  const invite = await spaceLists.findInvite(code);
  const found = invite ? await spaces.find(invite.spaceId) : await spaces.findByAddress(code);
  if (!found || found.deletedAt || (invite && !isGood(invite))) throw new ParleyError('invite_invalid');
  const inviters = invite ? await profiles.findMany([invite.createdBy]) : new Map();
  const { id, name, description, accent, memberCount } = found;
  const { mode, questions, pausedUntil } = presentAdmission(found);
  return {
    code,
    space: { id, name, description, accent, memberCount, ...presentPictures(found) },
    inviter: (invite && inviters.get(invite.createdBy)) ?? null,
    expiresAt: invite?.expiresAt?.toISOString() ?? null,
    guests: invite?.guests ?? false,
    ...(mode === 'approval' && { questions }),
    pausedUntil,
  };
}
