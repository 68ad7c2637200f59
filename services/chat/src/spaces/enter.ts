import { ParleyError } from '@parley/contracts/errors';
import { admissionLimits } from '@parley/contracts/spaces/admission';
import type { AuditAction } from '@parley/contracts/spaces/audit';
import { spaceLimits } from '@parley/contracts/spaces/space';
import type { SpaceChange } from '../stores/space-change.ts';
import { spaceMemberKey } from '../stores/space-models.ts';
import { admissionOf } from './admission.ts';
import { newSpaceMember, refuseManySpaces } from './create-space.ts';
import type { OnboardingSwitch, StoredNewcomer } from './onboarding/onboarding-model.ts';
import type { StoredInvite } from './space-model.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Who wants in. What the rules ask beside the id stands in their access token, and is not known of one of a release before. */
export interface Comer {
  userId: string;
  registeredAt?: Date | undefined;
  emailDomain?: string | undefined;
  /** False: they have not shown that the address is theirs, and could. */
  emailVerified?: boolean | undefined;
}

/** Throws `banned`. */
export async function refuseBanned({ space, models, session }: SpaceChange, userId: string): Promise<void> {
  const _id = spaceMemberKey(space.id, userId);
  const ban = await models.bans.findById(_id).session(session).lean().exec();
  if (ban && (ban.until === null || ban.until.getTime() > Date.now())) throw new ParleyError('banned');
}

/** What does not depend on how many come. Throws `joins_paused`, `account_too_young`, `address_refused`, `email_unverified`. */
export function demandFit({ space }: Pick<SpaceChange, 'space'>, comer: Comer, now = Date.now()): void {
  const { pausedUntil, minAccountAgeHours, emailDomains } = admissionOf(space);
  const paused = (pausedUntil?.getTime() ?? 0) - now;
  if (paused > 0) throw new ParleyError('joins_paused', undefined, { retryAfterMs: paused });
  const young = (comer.registeredAt?.getTime() ?? now) + minAccountAgeHours * hourMs - now;
  if (minAccountAgeHours > 0 && young > 0)
    throw new ParleyError('account_too_young', undefined, { retryAfterMs: young });
  if (emailDomains.length > 0 && !emailDomains.includes(comer.emailDomain?.toLowerCase() ?? ''))
    throw new ParleyError('address_refused');
  if (emailDomains.length > 0 && comer.emailVerified === false) throw new ParleyError('email_unverified');
}

/**
 * Exact, because changes of a space come one after the other: a place in a minute is free again when the member who took it has
 * been in for a minute, or is gone. Throws `rate_limited`.
 */
export async function demandPace({ space, models, session }: SpaceChange): Promise<void> {
  const { joinsPerMinute } = admissionOf(space);
  if (joinsPerMinute === null) return;
  const now = Date.now();
  const [first] = await models.spaceMembers
    .find({ spaceId: space.id, joinedAt: { $gt: new Date(now - minuteMs) } }, { joinedAt: 1 })
    .sort({ joinedAt: -1 })
    .skip(joinsPerMinute - 1)
    .limit(1)
    .session(session)
    .lean()
    .exec();
  if (!first) return;
  const retryAfterMs = Math.max(1, first.joinedAt.getTime() + minuteMs - now);
  throw new ParleyError('rate_limited', 'Many people join this space right now', { retryAfterMs });
}

/** An invite of the space that still holds. */
export async function findGood(
  { space, models, session }: SpaceChange,
  code: string,
): Promise<StoredInvite | undefined> {
  const found = await models.invites.findOne({ _id: code, spaceId: space.id }).session(session).lean().exec();
  return found && isGood(found) ? { ...found, code } : undefined;
}

/** Takes one use of an invite; undefined where it holds no more. */
export async function useUp(change: SpaceChange, code: string): Promise<StoredInvite | undefined> {
  const found = await findGood(change, code);
  if (found)
    await change.models.invites.updateOne({ _id: code }, { $inc: { uses: 1 } }, { session: change.session }).exec();
  return found;
}

export function isGood({ expiresAt, maxUses, uses }: Pick<StoredInvite, 'expiresAt' | 'maxUses' | 'uses'>): boolean {
  return (expiresAt === null || expiresAt.getTime() > Date.now()) && (maxUses === null || uses < maxUses);
}

interface Way {
  /** Who lets them in: themselves, or a moderator. */
  by: string;
  action: Extract<AuditAction, 'member.joined' | 'member.approved'>;
  /** An invite or the address; null where they came from the directory. */
  code: string | null;
  invite?: Pick<StoredInvite, 'roleId' | 'temporary'> | undefined;
  /** They have no account. */
  guest?: boolean;
}

/** Makes somebody a member whom nothing keeps out. A request of theirs is settled by it. Throws `too_many_spaces`, `space_full`. */
export async function enter(
  change: SpaceChange,
  userId: string,
  { by, action, code, invite, guest = false }: Way,
): Promise<void> {
  const { space, models, session } = change;
  await refuseManySpaces(change, userId);
  if (space.memberCount >= spaceLimits.members) throw new ParleyError('space_full', 'The space is full');
  const member = newSpaceMember(space, userId);
  const roleIds = space.roles.flatMap(({ id }) => (id === invite?.roleId ? [id] : []));
  const endsAt = new Date(member.joinedAt.getTime() + admissionLimits.hoursTemporary * hourMs);
  await change.addMember({
    ...{ ...member, guest, roleIds, invite: code, ...(invite?.temporary && { endsAt }) },
    ...(space.onboarding?.on && { newcomer: newcomerIn(space.onboarding) }),
  });
  await models.joinRequests.deleteOne({ _id: spaceMemberKey(space.id, userId) }, { session }).exec();
  change.audit({ by, action, target: userId, after: { invite: code } });
}

function newcomerIn({ rules }: OnboardingSwitch): StoredNewcomer {
  return { isNew: true, rulesPending: rules, choiceIds: [], roleIds: [] };
}
