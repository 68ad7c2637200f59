import { CloudAlert } from 'lucide-react';
import { useMatch } from 'react-router';
import { useRest } from '#features/people/status/use-rest.ts';
import { useClearMark } from '#features/places/use-clear-mark.ts';
import { useKeepPlaces } from '#features/places/use-keep-places.ts';
import { useSpaces } from '#features/spaces/api/list-spaces.ts';
import { AddSpace } from '#features/spaces/rail/add-space.tsx';
import { discoverPath } from '#features/spaces/paths.ts';
import { DiscoverLink } from '#features/spaces/rail/discover-link.tsx';
import { SpaceLink } from '#features/spaces/rail/space-link.tsx';
import { HomeLink } from '#features/spaces/rail/home-link.tsx';
import { usePlaceKeys } from '#features/spaces/rail/use-place-keys.ts';
import { useRailTip } from '#features/spaces/rail/use-rail-tip.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';

/** The way between home and the own spaces, at the edge of the window. */
export default function SpaceRail() {
  const spaces = useSpaces();
  const current = useMatch('/spaces/:spaceId/*')?.params.spaceId;
  useKeepPlaces();
  useClearMark();
  usePlaceKeys(current);
  useRest();
  const isGuest = useIsGuest();
  const isDirectory = useMatch(discoverPath) !== null;
  const { tip, handlersFor, hide } = useRailTip();
  return (
    <nav
      aria-label={s.rail.title}
      onScrollCapture={hide}
      className="flex w-16 shrink-0 flex-col border-e border-line bg-ground md:w-18"
    >
      <ul className="flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto py-3 [scrollbar-width:none]">
        <li className="pb-2.5">
          <HomeLink isCurrent={current === undefined && !isDirectory} handlersFor={handlersFor} />
          <span aria-hidden className="mx-auto mt-3 block h-px w-8 bg-line" />
        </li>
        {spaces.data?.map(space => (
          <li key={space.id}>
            <SpaceLink space={space} isCurrent={space.id === current} handlersFor={handlersFor} />
          </li>
        ))}
        {spaces.isPending && <Placeholders />}
        {spaces.isError && !spaces.data && (
          <li className="flex justify-center">
            <Button
              variant="ghost"
              size="icon"
              aria-label={s.rail.failed}
              {...handlersFor(s.rail.failed)}
              onClick={() => void spaces.refetch()}
            >
              <CloudAlert aria-hidden className="size-5 text-danger" />
            </Button>
          </li>
        )}
        <li className="flex justify-center">
          <AddSpace tip={handlersFor(s.rail.add)} />
        </li>
        {!isGuest && (
          <li>
            <DiscoverLink isCurrent={isDirectory} handlersFor={handlersFor} />
          </li>
        )}
      </ul>
      {tip && (
        <span
          aria-hidden
          style={{ top: tip.top }}
          className="pointer-events-none fixed start-16 z-50 max-w-64 -translate-y-1/2 rounded-md bg-ink px-2 py-0.5 text-xs leading-5 text-ground animate-fade max-md:hidden md:start-18"
        >
          <Name name={tip.label} className="block truncate" />
        </span>
      )}
    </nav>
  );
}

function Placeholders() {
  return (
    <li>
      <span role="status" className="sr-only">
        {t.app.loading}
      </span>
      <span aria-hidden className="skeleton mx-auto block size-11 rounded-[28%]" />
    </li>
  );
}
