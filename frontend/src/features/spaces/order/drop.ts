import type { ChannelGroup } from '#features/spaces/channels/channel-groups.ts';

/** What is dragged, and what it is dropped on: a channel or a conversation, or the head of a category or a section. */
export interface Line {
  kind: 'item' | 'group';
  /** Empty for the head of those that stand in none. */
  id: string;
}

/** Where something is dropped, seen from the line below the pointer. */
export type Side = 'before' | 'after';

/** Whether what is dragged has a place at a line. */
export type DropRule = (dragged: Line, target: Line) => boolean;

/** A channel goes beside another one or to the top of a category, a category beside another one, with its channels. */
export function canDrop(dragged: Line, target: Line): boolean {
  if (dragged.kind === 'item') return dragged.id !== target.id;
  return target.kind === 'group' && target.id !== '' && target.id !== dragged.id;
}

/** The groups after a drop; undefined where it changes nothing. */
export function dropped(
  groups: readonly ChannelGroup[],
  dragged: Line,
  target: Line,
  side: Side,
): ChannelGroup[] | undefined {
  if (!canDrop(dragged, target)) return undefined;
  const moved =
    dragged.kind === 'item'
      ? dropChannel(groups, dragged.id, target, side)
      : dropCategory(groups, dragged.id, target.id, side);
  return moved && shapeOf(moved) !== shapeOf(groups) ? moved : undefined;
}

function dropChannel(
  groups: readonly ChannelGroup[],
  channelId: string,
  target: Line,
  side: Side,
): ChannelGroup[] | undefined {
  const channel = groups.flatMap(({ channels }) => channels).find(({ id }) => id === channelId);
  const to = groups.find(({ category, channels }) =>
    target.kind === 'group' ? (category?.id ?? '') === target.id : channels.some(({ id }) => id === target.id),
  );
  if (!channel || !to) return undefined;
  return groups.map(group => {
    const rest = group.channels.filter(({ id }) => id !== channelId);
    if (group !== to) return { ...group, channels: rest };
    const at = rest.findIndex(({ id }) => id === target.id) + (side === 'after' ? 1 : 0);
    return { ...group, channels: rest.toSpliced(target.kind === 'group' ? 0 : at, 0, channel) };
  });
}

function dropCategory(
  groups: readonly ChannelGroup[],
  categoryId: string,
  targetId: string,
  side: Side,
): ChannelGroup[] | undefined {
  const group = groups.find(({ category }) => category?.id === categoryId);
  const rest = groups.filter(other => other !== group);
  const at = rest.findIndex(({ category }) => category?.id === targetId);
  return group && at !== -1 ? rest.toSpliced(side === 'after' ? at + 1 : at, 0, group) : undefined;
}

function shapeOf(groups: readonly ChannelGroup[]): string {
  return JSON.stringify(groups.map(({ category, channels }) => [category?.id, channels.map(({ id }) => id)]));
}
