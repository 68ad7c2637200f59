import { useLocation, useNavigate } from 'react-router';
import { nextStop } from '#features/places/keys/next-stop.ts';
import { useReadAll } from '#features/spaces/rail/use-read-all.ts';
import { useStops } from '#features/spaces/rail/use-stops.ts';
import { usePageKey } from '#lib/react/use-page-key.ts';

/** Keys that go from place to place, and the one that marks everything as read. `spaceId`: the space that one is in. */
export function usePlaceKeys(spaceId: string | undefined): void {
  const stops = useStops(spaceId);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const readAll = useReadAll();

  function go(step: 1 | -1, isUnread: boolean): void {
    const { here, elsewhere } = stops();
    const next =
      nextStop(here, pathname, { step, isUnread }) ?? (isUnread ? elsewhere.find(stop => stop.isUnread) : undefined);
    if (next) void navigate(next.path);
  }
  usePageKey(isArrow('ArrowDown', false), () => go(1, false));
  usePageKey(isArrow('ArrowUp', false), () => go(-1, false));
  usePageKey(isArrow('ArrowDown', true), () => go(1, true));
  usePageKey(isArrow('ArrowUp', true), () => go(-1, true));
  usePageKey(({ key, shiftKey }) => key === 'Escape' && shiftKey, readAll);
}

/** Alt and an arrow open a select, which keeps it. */
function isArrow(key: string, withShift: boolean): (event: KeyboardEvent) => boolean {
  return event =>
    event.key === key &&
    event.altKey &&
    event.shiftKey === withShift &&
    !event.ctrlKey &&
    !event.metaKey &&
    !(event.target instanceof HTMLSelectElement);
}
