import { randomBytes } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import { spaceLimits } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import { spaceMemberKey } from '../stores/space-models.ts';
import { newSpaceMember, refuseManySpaces } from './create-space.ts';
import { demand } from './demand.ts';
import type { StoredInvite } from './space-model.ts';

type Needs = Pick<ChatContext, 'spaces' | 'spaceLists'>;
/** Who comes by an invite; `isGuest`: their access token says that they have no account. */
type Newcomer = { userId: string; isGuest: boolean };

/** Throws `unknown_space`, `forbidden`, `unknown_role`, `space_full`. */
export async function createInvite(
  { spaces }: Needs,
  spaceId: string,
  userId: string,
  { expiresInSeconds, maxUses, roleId, guests }: CallInput<SpaceApi['createInvite']>['body'],
): Promise<StoredInvite> {
  return spaces.change(spaceId, async change => {
    const person = await change.person(userId, 'unknown_space');
    demand.permission(change.access, person, 'createInvites');
    if (roleId !== null) {
      const role = change.space.roles.find(({ id }) => id === roleId);
      if (!role || role.builtIn === 'guest' || role.builtIn === 'member') throw new ParleyError('unknown_role');
      demand.permission(change.access, person, 'manageRoles');
      demand.roleBelow(change.access, person, role);
    }
    const { invites } = change.models;
    const count = await invites.countDocuments({ spaceId }).session(change.session).exec();
    if (count >= spaceLimits.invites) throw new ParleyError('space_full', 'The space has no room for an invite');
    const createdAt = new Date();
    const expiresAt = expiresInSeconds === null ? null : new Date(createdAt.getTime() + expiresInSeconds * 1_000);
    const invite = { spaceId, createdBy: userId, createdAt, expiresAt, maxUses, uses: 0, roleId, guests };
    const code = randomBytes(9).toString('base64url');
    await invites.insertMany([{ _id: code, ...invite }], { session: change.session });
    change.audit({ by: userId, action: 'invite.created', target: code, after: { maxUses, roleId, guests } });
    return { code, ...invite };
  });
}

/** Throws `unknown_space`, `forbidden`, `invite_invalid`. */
export async function revokeInvite({ spaces }: Needs, spaceId: string, code: string, userId: string): Promise<void> {
  await spaces.change(spaceId, async change => {
    const person = await change.person(userId, 'unknown_space');
    const { invites } = change.models;
    const invite = await invites.findOne({ _id: code, spaceId }).session(change.session).lean().exec();
    if (!invite) throw new ParleyError('invite_invalid');
    if (invite.createdBy !== userId) demand.permission(change.access, person, 'manageInvites');
    await invites.deleteOne({ _id: code }, { session: change.session }).exec();
    change.audit({ by: userId, action: 'invite.revoked', target: code });
  });
}

/**
 * Makes somebody a member by an invite or by the address of the space. Who is in already uses nothing up; of many who come at
 * once with the last use one gets in. Resolves with the space, and whether they were new.
 * A guest needs an invite that lets guests in. Throws `invite_invalid`, `account_required`, `banned`, `too_many_spaces`, `space_full`.
 */
export async function acceptInvite(
  ctx: Needs & Pick<ChatContext, 'guests'>,
  code: string,
  { userId, isGuest }: Newcomer,
): Promise<{ spaceId: string; joined: boolean }> {
  const spaceId = await ctx.spaceLists.spaceOfCode(code);
  if (spaceId === undefined) throw new ParleyError('invite_invalid');
  const guest = isGuest && !(await ctx.guests.hasAccount(userId));
  const joined = await ctx.spaces.change(spaceId, async change => {
    if (change.space.deletedAt) throw new ParleyError('invite_invalid');
    if (await change.findMember(userId)) return false;
    await refuseBanned(change, userId);
    await refuseManySpaces(change, userId);
    if (change.space.memberCount >= spaceLimits.members) throw new ParleyError('space_full', 'The space is full');
    const roleIds = change.space.address === code ? byAddress(guest) : await useUp(change, code, guest);
    await change.addMember({ ...newSpaceMember(change.space, userId), guest, roleIds, invite: code });
    change.audit({ by: userId, action: 'member.joined', target: userId, after: { invite: code } });
    return true;
  });
  return { spaceId, joined };
}

/** An address is no invite that somebody gave to a guest. */
function byAddress(guest: boolean): string[] {
  if (guest) throw new ParleyError('account_required');
  return [];
}

/** Takes one use of an invite, and resolves with the roles that it gives. */
async function useUp({ space, models, session }: SpaceChange, code: string, guest: boolean): Promise<string[]> {
  const invite = await models.invites.findOne({ _id: code, spaceId: space.id }).session(session).lean().exec();
  if (!invite || !isGood(invite)) throw new ParleyError('invite_invalid');
  if (guest && !invite.guests) throw new ParleyError('account_required');
  await models.invites.updateOne({ _id: code }, { $inc: { uses: 1 } }, { session }).exec();
  return space.roles.some(({ id }) => id === invite.roleId) ? [invite.roleId as string] : [];
}

export function isGood({ expiresAt, maxUses, uses }: Pick<StoredInvite, 'expiresAt' | 'maxUses' | 'uses'>): boolean {
  return (expiresAt === null || expiresAt.getTime() > Date.now()) && (maxUses === null || uses < maxUses);
}

async function refuseBanned({ space, models, session }: SpaceChange, userId: string): Promise<void> {
  const _id = spaceMemberKey(space.id, userId);
  const ban = await models.bans.findById(_id).session(session).lean().exec();
  if (ban && (ban.until === null || ban.until.getTime() > Date.now())) throw new ParleyError('banned');
}
