import type { Space } from '@parley/contracts/spaces/space';
import { Danger } from '#features/spaces/settings/overview/danger.tsx';
import { OverviewForm } from '#features/spaces/settings/overview/overview-form.tsx';
import { PicturesForm } from '#features/spaces/settings/overview/pictures-form.tsx';
import { useMe } from '#lib/session/session-store.ts';

/** What a space says of itself, and, for its owner, how it ends. */
export function OverviewSection({ space }: { space: Space }) {
  const me = useMe();
  return (
    <div className="space-y-9">
      <OverviewForm space={space} />
      <PicturesForm space={space} />
      {space.ownerId === me.id && <Danger space={space} />}
    </div>
  );
}
