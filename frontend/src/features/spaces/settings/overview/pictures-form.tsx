import type { Space } from '@parley/contracts/spaces/space';
import { type SpaceFields, useUpdateSpace } from '#features/spaces/api/update-space.ts';
import { SpaceBanner } from '#features/spaces/space-banner.tsx';
import { SpaceMark } from '#features/spaces/space-mark.tsx';
import { p } from '#lib/i18n/pictures-texts.ts';
import { usePictureChange } from '#lib/react/use-picture-change.ts';
import { PictureInput } from '#ui/picture-input.tsx';

/** Icon and banner of a space; each is saved as soon as it is there. */
export function PicturesForm({ space }: { space: Space }) {
  const update = useUpdateSpace(space.id);
  const save = (fields: SpaceFields) => update.mutateAsync(fields);
  const icon = usePictureChange('icon', id => save({ icon: id }));
  const banner = usePictureChange('banner', id => save({ banner: id }));
  return (
    <div className="space-y-7 rounded-2xl border border-line bg-raised p-5">
      <PictureInput
        label={p.icon}
        hint={p.iconHint}
        preview={<SpaceMark space={space} size="hero" />}
        hasPicture={space.iconUrl !== null}
        {...icon}
      />
      <PictureInput
        label={p.banner}
        hint={p.bannerHint}
        preview={<SpaceBanner url={space.bannerUrl} />}
        hasPicture={space.bannerUrl !== null}
        {...banner}
      />
    </div>
  );
}
