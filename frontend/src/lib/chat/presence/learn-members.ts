import type { Member } from '@parley/contracts/room';
import type { PublicUser } from '@parley/contracts/auth-api';
import type { ChatStore } from '#lib/chat/state.ts';
import { raiseMarks } from '#lib/chat/sync/updates.ts';

type Named = { id: string; name: string };

/** What the screen tells the chat of the people and roles that it loaded. */
export function learning(store: ChatStore) {
  return {
    learn: (roomId: string, members: readonly Member[]) => learnMembers(store, roomId, members),
    meet: (user: PublicUser) => store.setState(({ people }) => ({ people: { ...people, [user.id]: user } })),
    knowRoles: (spaceId: string, roles: readonly Named[]) =>
      store.setState(({ roleNames }) => ({
        roleNames: { ...roleNames, [spaceId]: Object.fromEntries(roles.map(({ id, name }) => [id, name])) },
      })),
  };
}

/** Takes what a page of members tells: names, presence and how far everybody has read. */
function learnMembers(store: ChatStore, roomId: string, members: readonly Member[]): void {
  store.setState(({ people, online }) => ({
    people: { ...people, ...Object.fromEntries(members.map(({ user }) => [user.id, user])) },
    online: { ...online, ...Object.fromEntries(members.map(member => [member.user.id, member.online])) },
  }));
  for (const member of members) raiseMarks(store, roomId, member.user.id, member);
}
