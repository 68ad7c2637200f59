import type { Category, Channel, Space } from '@parley/contracts/spaces/space';

export interface ChannelGroup {
  /** Null: the channels that stand before all categories. */
  category: Category | null;
  channels: Channel[];
}

/** Channels below their categories, in the order of the space; a category that the space does not tell of has none. */
export function channelGroups({ categories }: Pick<Space, 'categories'>, channels: readonly Channel[]): ChannelGroup[] {
  const known = new Set(categories.map(({ id }) => id));
  const placeOf = ({ categoryId }: Channel) => (categoryId !== null && known.has(categoryId) ? categoryId : null);
  return [null, ...categories].map(category => ({
    category,
    channels: channels.filter(channel => placeOf(channel) === (category?.id ?? null)),
  }));
}
