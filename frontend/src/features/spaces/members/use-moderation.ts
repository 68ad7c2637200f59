import { useBanMember } from '#features/spaces/api/ban-member.ts';
import { useKickMember } from '#features/spaces/api/kick-member.ts';
import { useTimeoutMember } from '#features/spaces/api/timeout-member.ts';
import { serverNow } from '#lib/clock.ts';

export type Moderation = 'timeout' | 'kick' | 'ban';

interface Wish {
  reason: string;
  /** Null: for good. */
  seconds: number | null;
  /** Of a ban. */
  purgeHours: number;
}

/** The three ways to act on a member, behind one button. */
export function useModeration(spaceId: string, userId: string, action: Moderation) {
  const timeout = useTimeoutMember(spaceId, userId);
  const kick = useKickMember(spaceId, userId);
  const ban = useBanMember(spaceId, userId);
  const { isPending, error } = { timeout, kick, ban }[action];
  async function run({ reason, seconds, purgeHours }: Wish): Promise<void> {
    if (action === 'kick') await kick.mutateAsync(reason);
    else if (action === 'timeout') await timeout.mutateAsync({ seconds: seconds ?? 0, reason });
    else await ban.mutateAsync({ reason, until: seconds === null ? null : after(seconds), purgeHours });
  }
  return { run, isPending, error };
}

function after(seconds: number): string {
  return new Date(serverNow() + seconds * 1_000).toISOString();
}
