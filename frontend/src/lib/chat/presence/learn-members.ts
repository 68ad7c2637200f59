import type { Member } from '@parley/contracts/room';
import type { ChatStore } from '#lib/chat/state.ts';
import { raiseMarks } from '#lib/chat/sync/updates.ts';

/** Takes what a page of members tells: names, presence and how far everybody has read. */
export function learnMembers(store: ChatStore, roomId: string, members: readonly Member[]): void {
  store.setState(({ people, online }) => ({
    people: { ...people, ...Object.fromEntries(members.map(({ user }) => [user.id, user])) },
    online: { ...online, ...Object.fromEntries(members.map(member => [member.user.id, member.online])) },
  }));
  for (const member of members) raiseMarks(store, roomId, member.user.id, member);
}
