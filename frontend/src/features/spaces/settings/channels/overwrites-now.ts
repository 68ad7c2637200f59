import type { Channel, Overwrite, Space } from '@parley/contracts/spaces/space';

/** Those that hold for a channel: its own, or those of its category as long as it follows it. */
export function overwritesNow(
  { categories }: Pick<Space, 'categories'>,
  { overwrites, categoryId }: Pick<Channel, 'overwrites' | 'categoryId'>,
): readonly Overwrite[] {
  return overwrites ?? categories.find(({ id }) => id === categoryId)?.overwrites ?? [];
}
