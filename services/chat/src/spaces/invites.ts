import { randomBytes } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import { spaceLimits } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import { admissionOf } from './admission.ts';
import { demand } from './demand.ts';
import { demandFit, demandPace, enter, refuseBanned, useUp, type Comer } from './enter.ts';
import type { StoredInvite } from './space-model.ts';
import { wrongField } from './wrong-field.ts';

type Needs = Pick<ChatContext, 'spaces' | 'spaceLists'>;
/** Who comes by an invite; `isGuest`: their access token says that they have no account. */
type Newcomer = Comer & { isGuest: boolean };

/** Throws `unknown_space`, `forbidden`, `unknown_role`, `space_full`. */
export async function createInvite(
  { spaces }: Needs,
  spaceId: string,
  userId: string,
  { expiresInSeconds, maxUses, roleId, guests, temporary }: CallInput<SpaceApi['createInvite']>['body'],
): Promise<StoredInvite> {
  if (temporary && roleId !== null) throw wrongField('body.temporary', 'Who gets a role stays');
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
    const invite = { spaceId, createdBy: userId, createdAt, expiresAt, maxUses, uses: 0, roleId, guests, temporary };
    const code = randomBytes(9).toString('base64url');
    await invites.insertMany([{ _id: code, ...invite }], { session: change.session });
    change.audit({
      by: userId,
      action: 'invite.created',
      target: code,
      after: { maxUses, roleId, guests, temporary, expiresAt },
    });
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
    const { maxUses, uses, roleId, guests, temporary } = invite;
    const before = { maxUses, uses, roleId, guests, temporary };
    change.audit({ by: userId, action: 'invite.revoked', target: code, before });
  });
}

/**
 * Makes somebody a member by an invite or by the address of the space. Who is in already uses nothing up; of many who come at
 * once with the last use one gets in. Resolves with the space, and whether they were new.
 * A guest needs an invite that lets guests in. Throws `invite_invalid`, `account_required`, `approval_required`, and what the rules
 * of the space say.
 */
export async function acceptInvite(
  ctx: Needs & Pick<ChatContext, 'guests'>,
  code: string,
  { isGuest, ...comer }: Newcomer,
): Promise<{ spaceId: string; joined: boolean }> {
  const { userId } = comer;
  const spaceId = await ctx.spaceLists.spaceOfCode(code);
  if (spaceId === undefined) throw new ParleyError('invite_invalid');
  const guest = isGuest && !(await ctx.guests.hasAccount(userId));
  const joined = await ctx.spaces.change(spaceId, async change => {
    if (change.space.deletedAt) throw new ParleyError('invite_invalid');
    if (await change.findMember(userId)) return false;
    await refuseBanned(change, userId);
    const isAddress = change.space.address === code;
    const invite = isAddress ? undefined : await useUp(change, code);
    if (!isAddress && !invite) throw new ParleyError('invite_invalid');
    // An address is no invite that somebody gave to a guest.
    if (guest && !invite?.guests) throw new ParleyError('account_required');
    demandFit(change, comer);
    if (admissionOf(change.space).mode === 'approval') throw new ParleyError('approval_required');
    await demandPace(change);
    await enter(change, userId, { by: userId, action: 'member.joined', code, invite, guest });
    return true;
  });
  return { spaceId, joined };
}
