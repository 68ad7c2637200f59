import type { Space } from '@parley/contracts/spaces/space';
import { SpaceMenu } from '#features/spaces/channels/space-menu.tsx';
import { SpaceMark } from '#features/spaces/space-mark.tsx';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Name } from '#ui/name.tsx';

/** The name of a space above its channels, and what one can do with it. */
export function SpaceHeader({ space, isPage }: { space: Space; isPage: boolean }) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-b border-line ps-4 pe-2">
      <SpaceMark space={space} />
      <div className="min-w-0 flex-1">
        <Title className="leading-tight font-semibold">
          <Name name={space.name} className="block truncate" />
        </Title>
        <p className="truncate text-[0.8125rem] text-ink-soft">{s.members(space.memberCount)}</p>
      </div>
      <SpaceMenu space={space} />
    </header>
  );
}
