import type { PublicUser } from '@parley/contracts/auth-api';
import type { ChatStore } from '#lib/chat/state.ts';
import { setSession, useSession } from '#lib/session/session-store.ts';

/** Somebody has another name or picture: wherever they are named, and for the own account on every device. */
export function changePerson(store: ChatStore, user: PublicUser): void {
  store.setState(({ people, rooms, me }) => ({
    people: { ...people, [user.id]: user },
    rooms: Object.fromEntries(
      Object.entries(rooms).map(([id, room]) => [id, room.peer?.id === user.id ? { ...room, peer: user } : room]),
    ),
    me: me.id === user.id ? { ...me, ...user } : me,
  }));
  const session = useSession.getState();
  if (session.status === 'signed-in' && session.user.id === user.id)
    setSession({ status: 'signed-in', user: { ...session.user, ...user } });
}
