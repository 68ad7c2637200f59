import { Compass } from 'lucide-react';
import { discoverPath } from '#features/spaces/paths.ts';
import type { HomeLinkProps } from '#features/spaces/rail/home-link.tsx';
import { RailLink } from '#features/spaces/rail/rail-link.tsx';
import { s } from '#lib/i18n/spaces-texts.ts';

/** Spaces of this server that can be found. */
export function DiscoverLink({ isCurrent, handlersFor }: HomeLinkProps) {
  const { discover } = s.rail;
  return (
    <RailLink to={discoverPath} label={discover} isCurrent={isCurrent} tip={handlersFor(discover)}>
      <span className="inline-flex size-11 items-center justify-center rounded-[28%] border border-line bg-raised">
        <Compass aria-hidden className="size-5" />
      </span>
    </RailLink>
  );
}
