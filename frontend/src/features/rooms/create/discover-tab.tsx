import type { RoomListing } from '@parley/contracts/room';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDiscoverRooms } from '#features/rooms/api/discover-rooms.ts';
import { useJoinRoom } from '#features/rooms/api/join-room.ts';
import { Hint } from '#features/rooms/create/people-results.tsx';
import { errorText } from '#lib/error-text.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';
import { Alert } from '#ui/alert.tsx';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { Name } from '#ui/name.tsx';

export function DiscoverTab({ onDone }: { onDone: () => void }) {
  const [search, setSearch] = useState('');
  const found = useDiscoverRooms(useDebounced(search.trim()));
  const join = useJoinRoom();
  const error = join.error ?? found.error;
  return (
    <>
      <div className="space-y-3 px-5 py-3">
        <SearchInput label={n.searchGroups} value={search} onChange={setSearch} autoFocus />
        {error && <Alert>{errorText(error)}</Alert>}
      </div>
      {found.isPending && <Spinner className="mx-auto mt-8 text-ink-faint" />}
      {found.data?.length === 0 && <Hint>{search.trim() === '' ? n.noGroupsYet : n.noGroups}</Hint>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        {found.data?.map(room => (
          <li key={room.id} className="flex items-center gap-3 rounded-xl px-2.5 py-2">
            <Listing room={room} />
            <Enter
              room={room}
              busy={join.isPending && join.variables === room.id}
              onJoin={() => join.mutate(room.id, { onSuccess: onDone })}
              onDone={onDone}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Listing({ room }: { room: RoomListing }) {
  const name = room.name ?? t.rooms.unnamed;
  return (
    <>
      <Avatar id={room.id} name={name} url={room.iconUrl ?? null} shape="group" />
      <span className="min-w-0 flex-1">
        <Name name={name} className="block truncate text-sm font-medium" />
        <span className="block text-xs text-ink-faint">{t.rooms.members(room.memberCount)}</span>
      </span>
    </>
  );
}

interface EnterProps {
  room: RoomListing;
  busy: boolean;
  onJoin: () => void;
  onDone: () => void;
}

function Enter({ room, busy, onJoin, onDone }: EnterProps) {
  const navigate = useNavigate();
  async function open() {
    await navigate(`/rooms/${room.id}`, { replace: isAboveThePage() });
    onDone();
  }
  if (room.joined) {
    return (
      <Button size="sm" variant="secondary" aria-label={`${n.open} ${room.name}`} onClick={() => void open()}>
        {n.open}
      </Button>
    );
  }
  return (
    <Button size="sm" busy={busy} aria-label={`${n.join} ${room.name}`} onClick={onJoin}>
      {n.join}
    </Button>
  );
}
