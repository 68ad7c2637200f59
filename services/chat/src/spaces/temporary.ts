import { regularly } from '@parley/runtime/process/regularly';
import type { Service } from '@parley/runtime/process/service';
import type { ChatContext } from '../context.ts';
import { announceSpaceMember } from '../notify/spaces.ts';

const everyMs = 60_000;
const atOnce = 200;

type Needs = Pick<ChatContext, 'spaces' | 'access' | 'notify' | 'calls' | 'events'>;

/**
 * Ends memberships whose time has come, the longest overdue first; resolves with how many. Whether one is still temporary is asked
 * again inside the change, so that several nodes may do it at once, and a role that is given at the last moment keeps its person.
 */
export async function endTemporary(ctx: Needs, now = new Date()): Promise<number> {
  let ended = 0;
  for (const { spaceId, userId } of await ctx.spaces.overdue(now, atOnce)) {
    const isEnded = await ctx.spaces.change(spaceId, async change => {
      const member = await change.findMember(userId);
      if (!member?.endsAt || member.endsAt > now) return false;
      if (change.space.ownerId === userId) {
        await change.updateMember(userId, { endsAt: null });
        return false;
      }
      await change.removeMember(userId);
      const before = { endsAt: member.endsAt, nickname: member.nickname };
      change.audit({ by: userId, action: 'member.expired', target: userId, before });
      return true;
    });
    if (!isEnded) continue;
    await announceSpaceMember(ctx, spaceId, userId, 'left');
    ended += 1;
  }
  return ended;
}

/** Does it now and then, as long as the process runs. */
export function endTemporaryRegularly(service: Service, ctx: Needs): void {
  regularly(service, {
    name: 'temporary memberships',
    ...{ everyMs, until: 'finish', failed: 'temporary memberships could not be ended yet' },
    async work() {
      const count = await endTemporary(ctx);
      if (count > 0) service.logger.info({ count }, 'temporary memberships have ended');
    },
  });
}
