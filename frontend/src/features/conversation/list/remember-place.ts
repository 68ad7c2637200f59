import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { bounds } from '#config/timing.ts';
import { leftPlaces } from '#features/conversation/list/left-places.ts';
import { estimates } from '#features/conversation/list/row-estimates.ts';
import { useSession } from '#lib/session/session-store.ts';

/** The row that was first in sight, how far below the upper edge of the list it began, and the heights of all rows. */
interface Place {
  key: VirtualItem['key'];
  below: number;
  sizes: ReadonlyMap<VirtualItem['key'], number>;
}

/** By room; the one that was left last comes last. */
const places = new Map<string, Place>();

useSession.subscribe(({ status }) => {
  if (status !== 'signed-in') places.clear();
});

/** Keeps where a list was left, unless that was its end. */
export function rememberPlace(roomId: string, list: Virtualizer<HTMLDivElement, Element>): void {
  places.delete(roomId);
  // The list goes after the session has ended.
  if (useSession.getState().status !== 'signed-in') return;
  const offset = list.scrollOffset ?? 0;
  const toEnd = list.getTotalSize() - offset - (list.scrollRect?.height ?? 0);
  // The line "New" will not be there the next time.
  const first = list.getVirtualItems().find(({ key, end }) => end > offset && key !== 'unread');
  if (!first || toEnd < list.options.scrollEndThreshold) return;
  places.set(roomId, { key: first.key, below: first.start - offset, sizes: list.itemSizeCache });
  for (const oldest of [...places.keys()].slice(0, -bounds.cachedRooms)) places.delete(oldest);
}

/** What is unread comes first, and a row that is not loaded any more cannot be gone to. */
leftPlaces.open = ({ id, unreadState }, rows, above) => {
  const place = places.get(id);
  const index = place && unreadState.count === 0 ? rows.findIndex(({ key }) => key === place.key) : -1;
  if (!place || index === -1) return void places.delete(id);
  const heights = rows.slice(0, index).map(({ key, kind }) => place.sizes.get(key) ?? estimates[kind]);
  return {
    initialOffset: heights.reduce((sum, height) => sum + height, above) - place.below,
    // Of what was measured the list takes no more than this.
    initialMeasurementsCache: [...place.sizes].map(([key, size]) => ({ key, size }) as VirtualItem),
  };
};
