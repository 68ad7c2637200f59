import { useName } from '#features/call/use-name.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { isPeerOnline, roomName } from '#lib/react/room-names.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Avatar } from '#ui/avatar.tsx';

const mostFaces = 5;

/** Who is in the call already, so that nobody walks in blindly. */
export function WhoIsInside({ room }: { room: RoomState }) {
  const inside = room.call?.participants ?? [];
  const online = useChatState(state => isPeerOnline(room, state));
  if (inside.length === 0) {
    return <p className="text-ink-soft">{emptyWords(room, online)}</p>;
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Faces userIds={inside} />
      <p className="text-ink-soft">
        {inside.slice(0, 2).map((userId, index) => (
          <span key={userId}>
            {index > 0 && ', '}
            <Name userId={userId} />
          </span>
        ))}
        {inside.length > 2 && <span> {c.lobby.andMore(inside.length - 2)}</span>}
      </p>
    </div>
  );
}

function emptyWords(room: RoomState, online: boolean | undefined): string {
  if (room.kind !== 'dm') return c.lobby.empty;
  return online === false ? c.lobby.emptyOffline(roomName(room)) : c.lobby.emptyDirect(roomName(room));
}

/** A few faces, overlapping. */
export function Faces({ userIds }: { userIds: readonly string[] }) {
  return (
    <span className="flex -space-x-2">
      {userIds.slice(0, mostFaces).map(userId => (
        <Face key={userId} userId={userId} />
      ))}
    </span>
  );
}

function Face({ userId }: { userId: string }) {
  const person = usePerson(userId);
  return (
    <Avatar
      id={userId}
      name={person?.displayName ?? c.somebody}
      url={person?.avatarUrl ?? null}
      size="sm"
      className="rounded-full ring-2 ring-surface"
    />
  );
}

function Name({ userId }: { userId: string }) {
  return useName(userId);
}
