import type { Arrangement, Shown } from '#features/call/stage/use-shown.ts';
import type { CallView } from '#features/call/stage/view.ts';

export interface Pair {
  large: Shown;
  small: Shown;
}

/** Two people of a dm and no screen: the other one is large, or oneself where that was pinned. Null: shown like any call. */
export function facing(
  { main, others }: Pick<Arrangement, 'main' | 'others'>,
  { isDirect, layout, self }: { isDirect: boolean; layout: CallView['layout']; self: string | undefined },
): Pair | null {
  const all = main ? [main, ...others] : others;
  const isPair = all.length === 2 && all.every(({ source }) => source === 'camera');
  if (!isDirect || !isPair || layout === 'grid') return null;
  const large = main ?? all.find(({ peerId }) => peerId !== self);
  const small = all.find(one => one !== large);
  return large && small ? { large, small } : null;
}
