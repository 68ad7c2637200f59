import type { Message } from '@parley/contracts/message';
import type { ChatContext } from '../context.ts';
import { presentMessage } from '../room-log/present-message.ts';
import { readHead } from './read-heads.ts';

type Needs = Pick<ChatContext, 'cache' | 'log'>;

export interface Changes {
  changes: Message[];
  lastSeq: number;
  reset: boolean;
}

/**
 * What happened after `since`, in order. The asker is complete up to `lastSeq` when the page is not full, else up to
 * the `changedSeq` of its last message. `reset` tells an asker who claims to be ahead of the room to start anew.
 */
export async function readChanges(ctx: Needs, roomId: string, since: number, limit: number): Promise<Changes> {
  // The head is read first: all that it counts is then found by the range read after it.
  const { lastSeq } = await readHead(ctx, roomId);
  if (since > lastSeq) return readFromLog(ctx, roomId, since, limit);
  const found = since === lastSeq ? [] : await ctx.log.changesSince(roomId, since, limit);
  const last = found.at(-1)?.changedSeq ?? 0;
  return { changes: found.map(presentMessage), lastSeq: Math.max(lastSeq, last), reset: false };
}

/** The cached head may be behind; before an asker is told to start anew the log itself is asked. */
async function readFromLog({ log }: Needs, roomId: string, since: number, limit: number): Promise<Changes> {
  const { lastSeq } = await log.head(roomId);
  if (since > lastSeq) return { changes: [], lastSeq, reset: true };
  const found = await log.changesSince(roomId, since, limit);
  return {
    changes: found.map(presentMessage),
    lastSeq: Math.max(lastSeq, found.at(-1)?.changedSeq ?? 0),
    reset: false,
  };
}
