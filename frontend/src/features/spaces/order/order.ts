import type { ChannelOrder } from '#features/spaces/api/order-channels.ts';
import type { ChannelGroup } from '#features/spaces/channels/channel-groups.ts';

/** -1: one place up; 1: one place down. */
export type Step = -1 | 1;

/** A channel one place up or down; past the end of its category it goes into the next one. Undefined where there is none. */
export function moveChannel(
  groups: readonly ChannelGroup[],
  channelId: string,
  step: Step,
): ChannelGroup[] | undefined {
  const at = groups.findIndex(({ channels }) => channels.some(({ id }) => id === channelId));
  const from = groups[at];
  const index = from?.channels.findIndex(({ id }) => id === channelId) ?? -1;
  const channel = from?.channels[index];
  if (!from || !channel) return undefined;
  const rest = from.channels.filter(({ id }) => id !== channelId);
  const to = index + step;
  if (to >= 0 && to < from.channels.length) return put(groups, at, rest.toSpliced(to, 0, channel));
  const next = groups[at + step];
  if (!next) return undefined;
  const joined = step === 1 ? [channel, ...next.channels] : [...next.channels, channel];
  return put(put(groups, at, rest), at + step, joined);
}

/** A category with its channels one place up or down. */
export function moveCategory(
  groups: readonly ChannelGroup[],
  categoryId: string,
  step: Step,
): ChannelGroup[] | undefined {
  const at = groups.findIndex(({ category }) => category?.id === categoryId);
  const group = groups[at];
  const other = groups[at + step];
  // Channels without a category stand before all categories.
  if (!group || !other?.category) return undefined;
  return groups.toSpliced(at, 1).toSpliced(at + step, 0, group);
}

/** As the platform takes it. */
export function orderOf(groups: readonly ChannelGroup[], version: number): ChannelOrder {
  return {
    version,
    categories: groups.flatMap(({ category }) => category?.id ?? []),
    channels: groups.flatMap(({ category, channels }) =>
      channels.map(({ id }) => ({ id, categoryId: category?.id ?? null })),
    ),
  };
}

function put(groups: readonly ChannelGroup[], at: number, channels: ChannelGroup['channels']): ChannelGroup[] {
  return groups.map((group, index) => (index === at ? { ...group, channels } : group));
}
