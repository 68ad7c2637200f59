import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { sharedText } from '#features/rooms/share/shared-text.ts';
import { maySend } from '#lib/chat/may.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { roomsByActivity } from '#lib/chat/sync/cached-rooms.ts';
import { draftAt, keepDraft, keyOf } from '#lib/drafts/drafts.ts';
import { s } from '#lib/i18n/shell-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomName } from '#lib/react/room-names.ts';
import { roomPath } from '#lib/room-path.ts';
import { ranked } from '#lib/search/rank.ts';
import { useMe } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';
import { Page } from '#ui/page.tsx';
import { SearchInput } from '#ui/search-input.tsx';

const mostRooms = 50;

/** Where text comes that another app shares with this one: the person picks a room, and it is a draft there. */
export default function SharePage() {
  useTitle(s.shareTitle);
  const [query] = useSearchParams();
  const text = sharedText(query);
  const [search, setSearch] = useState('');
  const rooms = useChatState(state => state.rooms);
  const writable = roomsByActivity({ rooms }).filter(room => maySend(room));
  const found = ranked(search, writable, room => [roomName(room)]).slice(0, mostRooms);
  const pick = usePick(text);
  return (
    <Page title={s.shareTitle} className="max-w-2xl space-y-4">
      <p
        // A long text is read to its end by keys too.
        tabIndex={0}
        role="region"
        aria-label={s.shareTitle}
        dir="auto"
        className="max-h-40 overflow-y-auto rounded-xl bg-hover p-3 text-sm break-words whitespace-pre-wrap"
      >
        {text === '' ? s.shareEmpty : text}
      </p>
      <SearchInput label={s.shareFind} value={search} onChange={setSearch} />
      <ul aria-label={s.shareTitle}>
        {found.map(room => (
          <li key={room.id}>
            <RoomButton room={room} onPick={() => pick(room)} />
          </li>
        ))}
      </ul>
      <p role="status" className={found.length === 0 ? 'text-center text-sm text-ink-faint' : 'sr-only'}>
        {found.length === 0 && s.shareNothing}
      </p>
    </Page>
  );
}

function usePick(text: string): (room: RoomState) => void {
  const me = useMe();
  const navigate = useNavigate();
  return room => {
    const key = keyOf(me.id, room.id);
    const draft = draftAt(key);
    // What was begun there stays.
    keepDraft(key, { ...draft, text: [draft.text, text].filter(part => part !== '').join('\n') });
    void navigate(roomPath(room), { replace: true });
  };
}

function RoomButton({ room, onPick }: { room: RoomState; onPick: () => void }) {
  const name = roomName(room);
  return (
    <button
      type="button"
      onClick={onPick}
      className="flex min-h-11 w-full items-center gap-3 rounded-xl px-2.5 py-2 text-start hover:bg-hover"
    >
      <Avatar
        id={room.peer?.id ?? room.id}
        name={name}
        url={room.peer?.avatarUrl ?? null}
        shape={room.kind === 'dm' ? 'person' : 'group'}
      />
      <Name name={name} className="min-w-0 flex-1 truncate text-sm font-medium" />
    </button>
  );
}
