import type { CallPerson } from '#lib/call/state.ts';
import { c } from '#lib/i18n/call-texts.ts';

/** All that a tile shows, in words. Speaking is left out: it changes too often to be read. */
export function tileName({ isSelf, state }: CallPerson, name: string): string {
  const { tile } = c;
  return [
    isSelf ? c.you : name,
    ...(state.mic ? [] : [tile.muted]),
    ...(state.hand ? [tile.hand] : []),
    ...(state.quality === 'good' ? [] : [tile.quality[state.quality]]),
  ].join(', ');
}
