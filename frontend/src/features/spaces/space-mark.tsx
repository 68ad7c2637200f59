import type { SpaceEntry } from '@parley/contracts/spaces/space';
import { inkOn } from '#features/spaces/ink-on.ts';
import { Avatar, type AvatarProps } from '#ui/avatar.tsx';

export interface SpaceMarkProps {
  space: Pick<SpaceEntry, 'id' | 'name' | 'accent' | 'iconUrl'>;
  size?: AvatarProps['size'];
}

/** The symbol of a space: its icon, or initials on its accent colour. Decoration: the space is named beside it. */
export function SpaceMark({ space: { id, name, accent, iconUrl }, size = 'md' }: SpaceMarkProps) {
  const paint = accent === null ? undefined : { background: accent, color: inkOn(accent) };
  return <Avatar id={id} name={name} url={iconUrl} size={size} shape="group" paint={paint} />;
}
