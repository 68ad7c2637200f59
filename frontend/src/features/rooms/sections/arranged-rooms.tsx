import { lazy, Suspense, useState } from 'react';
import { useReplaceSections } from '#features/places/api/replace-sections.ts';
import { useMoveRoom } from '#features/places/api/update-place.ts';
import { arrange } from '#features/places/sections/arrange.ts';
import { placed, stepped } from '#features/places/sections/change-sections.ts';
import { RoomRows } from '#features/rooms/room-rows.tsx';
import { Loose } from '#features/rooms/sections/loose.tsx';
import { SectionView } from '#features/rooms/sections/section-view.tsx';
import { DragLines } from '#features/spaces/order/drag-lines.tsx';
import { canDrop, type Line, type Side } from '#features/spaces/order/drop.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';

const SectionDialog = lazy(() => import('#features/places/sections/section-dialog.tsx'));

/** A conversation goes into a section, a section beside another one. */
const rule = (dragged: Line, target: Line) => target.kind === 'group' && canDrop(dragged, target);

/** The conversations of a person who has favourites or sections. */
export default function ArrangedRooms({ rooms }: { rooms: readonly RoomState[] }) {
  const places = useChatState(state => state.places);
  const sections = useChatState(state => state.sections);
  const [announcement, announce] = useState('');
  const [isCreating, setCreating] = useState(false);
  const replace = useReplaceSections();
  const moveRoom = useMoveRoom();
  const { favourites, groups } = arrange(rooms, { places, sections });

  function order(next: typeof sections, id: string) {
    if (next === sections) return;
    const at = next.findIndex(section => section.id === id);
    replace.mutate(next);
    announce(p.sections.place(next[at]?.name ?? '', at + 1, next.length));
  }
  function drop(dragged: Line, target: Line, side: Side) {
    if (dragged.kind === 'group') return order(placed(sections, dragged.id, target.id, side), dragged.id);
    moveRoom.mutate({ id: dragged.id, sectionId: target.id || null });
  }
  return (
    <DragLines isOn={sections.length > 0} rule={rule} onDrop={drop}>
      {favourites.length > 0 && (
        <>
          <h2 className="px-2.5 pt-3 pb-1 text-xs font-semibold text-ink-soft">{p.favourites}</h2>
          <RoomRows rooms={favourites} />
        </>
      )}
      {groups.map(group =>
        group.section ? (
          <SectionView
            key={group.section.id}
            section={group.section}
            rooms={group.rooms}
            onMove={(id, step) => order(stepped(sections, id, step), id)}
            onCreate={() => setCreating(true)}
          />
        ) : (
          <Loose key="" rooms={group.rooms} />
        ),
      )}
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <Suspense>{isCreating && <SectionDialog section={null} onClose={() => setCreating(false)} />}</Suspense>
    </DragLines>
  );
}
