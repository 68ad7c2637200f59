import { limits } from '@parley/contracts/ids';
import type { Message } from '@parley/contracts/message';
import type { Reaction, ReactionChange, Reactions } from '@parley/contracts/message-actions/reaction';

/** What a person wants of one emoji under a message. */
export interface Choice {
  emoji: string;
  on: boolean;
}

/** The message after one more change of its reactions; the same object when that is known already. */
export function reacted(message: Message, change: ReactionChange, me: string): Message {
  const { seq, of } = message.reactions ?? { seq: 0, of: [] };
  if (change.seq <= seq) return message;
  return { ...message, reactions: { seq: change.seq, of: chosen(of, change, change.userId, change.userId === me) } };
}

/** A newer state of a message says nothing of its reactions unless it comes from history. */
export function keepReactions(fresh: Message, before: Message): Message {
  if (fresh.deletedAt !== undefined || !before.reactions) return fresh;
  const isOlder = (fresh.reactions?.seq ?? 0) < before.reactions.seq;
  return isOlder ? { ...fresh, reactions: before.reactions } : fresh;
}

/** Reactions as they will be when what this device wants has arrived. */
export function withWishes(reactions: Reactions | undefined, wishes: readonly Choice[], me: string): Reaction[] {
  return wishes.reduce(
    (of, wish) => (isMine(of, wish.emoji) === wish.on ? of : chosen(of, wish, me, true)),
    [...(reactions?.of ?? [])],
  );
}

export function isMine(of: readonly Reaction[] | undefined, emoji: string): boolean {
  return of?.some(reaction => reaction.emoji === emoji && reaction.mine) ?? false;
}

function chosen(of: readonly Reaction[], { emoji, on }: Choice, userId: string, isMe: boolean): Reaction[] {
  const before = of.find(reaction => reaction.emoji === emoji);
  if (!before) return on ? [...of, { emoji, count: 1, mine: isMe, people: [userId] }] : [...of];
  const others = before.people.filter(id => id !== userId);
  const people = (on ? [...others, userId] : others).slice(0, limits.namedPerEmoji);
  const count = before.count + (on ? 1 : -1);
  const after = { ...before, count, people, mine: isMe ? on : before.mine };
  return of.flatMap(reaction => (reaction !== before ? [reaction] : count > 0 ? [after] : []));
}
