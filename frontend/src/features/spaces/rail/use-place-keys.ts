import { useLocation, useNavigate } from 'react-router';
import { nextStop } from '#features/places/keys/next-stop.ts';
import { useReadAll } from '#features/spaces/rail/use-read-all.ts';
import { useStops } from '#features/spaces/rail/use-stops.ts';
import { isKey, type Key } from '#lib/keys/key.ts';
import { keys } from '#lib/keys/keys.ts';
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
  usePageKey(is(keys.next), () => go(1, false));
  usePageKey(is(keys.previous), () => go(-1, false));
  usePageKey(is(keys.nextUnread), () => go(1, true));
  usePageKey(is(keys.previousUnread), () => go(-1, true));
  usePageKey(is(keys.readAll), readAll);
}

/** Alt and an arrow open a select, which keeps it. */
const is = (key: Key) => (event: KeyboardEvent) => isKey(event, key) && !(event.target instanceof HTMLSelectElement);
