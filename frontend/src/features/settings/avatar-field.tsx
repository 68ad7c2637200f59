import { updateMe } from '#features/settings/api/update-me.ts';
import { p } from '#lib/i18n/pictures-texts.ts';
import { usePictureChange } from '#lib/react/use-picture-change.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { PictureInput } from '#ui/picture-input.tsx';

/** The own picture. */
export function AvatarField() {
  const me = useMe();
  const change = usePictureChange('avatar', avatar => updateMe({ avatar }));
  return (
    <PictureInput
      label={p.avatar}
      hint={p.avatarHint}
      preview={<Avatar id={me.id} name={me.displayName} url={me.avatarUrl} size="hero" />}
      hasPicture={me.avatarUrl !== null}
      {...change}
    />
  );
}
