import type { UserUpserted } from '@parley/contracts/records';
import type { ChatContext } from '../context.ts';

/** Tells who shares a room or a space with somebody that their name or picture is another one. */
export function announcePerson(
  { notify, profiles }: Pick<ChatContext, 'notify' | 'profiles'>,
  { userId, username, displayName, avatarUrl }: UserUpserted,
): void {
  profiles.forget(userId);
  notify.around(userId, 'person:changed', { user: { id: userId, username, displayName, avatarUrl } });
}
