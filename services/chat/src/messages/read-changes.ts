import { limits } from '@parley/contracts/ids';
import type { Message } from '@parley/contracts/message';
import type { ReactionChange } from '@parley/contracts/reaction';
import type { ChatContext } from '../context.ts';
import { presentMessage } from '../room-log/present-message.ts';
import { readHead } from './read-heads.ts';

type Needs = Pick<ChatContext, 'cache' | 'log'>;

export interface Changes {
  changes: Message[];
  reactions: ReactionChange[];
  upTo?: number;
  lastSeq: number;
  reset: boolean;
}

/**
 * What happened after `since`, in order. The asker is complete up to `lastSeq` when the page is not full, else up to
 * the `changedSeq` of its last message; `upTo` says that reactions end before that. `reset` tells an asker who claims to
 * be ahead of the room to start over.
 */
export async function readChanges(ctx: Needs, roomId: string, since: number, limit: number): Promise<Changes> {
  // The head is read first: all that it counts is then found by the range read after it.
  const cached = await readHead(ctx, roomId);
  // The cached head may be behind; before an asker is told to start over the log itself is asked.
  const { lastSeq } = since > cached.lastSeq ? await ctx.log.head(roomId) : cached;
  if (since > lastSeq) return { changes: [], reactions: [], lastSeq, reset: true };
  if (since === lastSeq) return { changes: [], reactions: [], lastSeq, reset: false };
  return { ...(await readRange(ctx, roomId, { since, lastSeq, limit })), reset: false };
}

interface Range {
  since: number;
  lastSeq: number;
  limit: number;
}

/** The messages of a range that were created or changed, and what happened to reactions as far as these reach. */
export async function readRange(
  { log }: Pick<Needs, 'log'>,
  roomId: string,
  { since, lastSeq, limit }: Range,
): Promise<Omit<Changes, 'reset'>> {
  const found = await log.changesSince(roomId, since, limit);
  const last = found.at(-1)?.changedSeq ?? 0;
  const reach = found.length === limit ? last : Math.max(lastSeq, last);
  const reactions = await readReactions({ log }, roomId, since, reach);
  const isCut = reactions.length === limits.reactionChanges;
  return {
    changes: found.map(presentMessage),
    reactions,
    ...(isCut && { upTo: reactions.at(-1)?.seq ?? reach }),
    lastSeq: Math.max(lastSeq, last),
  };
}

async function readReactions(
  { log }: Pick<Needs, 'log'>,
  roomId: string,
  since: number,
  upTo: number,
): Promise<ReactionChange[]> {
  const found = await log.reactionsBetween(roomId, since, upTo, limits.reactionChanges);
  return found.flatMap(({ seq, messageId, by: userId, reaction }) =>
    reaction ? [{ roomId, seq, messageId, userId, ...reaction }] : [],
  );
}
