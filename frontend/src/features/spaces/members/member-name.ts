import type { SpaceMember } from '@parley/contracts/spaces/space';

/** What somebody is called in a space. */
export function memberName({ nickname, user }: Pick<SpaceMember, 'nickname' | 'user'>): string {
  return nickname ?? user.displayName;
}
