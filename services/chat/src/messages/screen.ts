import { ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import type { BrokenRule } from '@parley/contracts/spaces/filter';
import type { ChatContext } from '../context.ts';
import type { ChannelAccessNow } from '../rooms/room-model.ts';
import { screenText } from '../spaces/filter/screening.ts';

/** An event that puts a text into a channel. */
interface Written {
  id: string;
  roomId: string;
  by: string;
  at: string;
  body: string;
  /** Of an edit. */
  messageId?: string | undefined;
}

/**
 * Checks what somebody writes by the filter of the space, from memory, and resolves with the rules that it breaks and that let
 * it through. Only what is refused is looked up: what was accepted before, under rules of then, stays accepted, however often
 * it is sent again. `content` is its fingerprint. Throws `message_refused`, `rate_limited`.
 */
export async function screen(
  ctx: Pick<ChatContext, 'sendKeys' | 'log'>,
  access: ChannelAccessNow | undefined,
  written: Written,
  content: string,
): Promise<BrokenRule[]> {
  if (!access?.screening) return [];
  try {
    return screenText(access.screening, written.body);
  } catch (error) {
    if (await wasAccepted(ctx, written, content).catch(unknowable)) return [];
    throw error;
  }
}

/** Neither answer would be right: the sender asks again. */
function unknowable(cause: unknown): never {
  throw new ParleyError('unavailable', 'Nobody can tell whether this was accepted before', { cause });
}

async function wasAccepted(
  { sendKeys, log }: Pick<ChatContext, 'sendKeys' | 'log'>,
  { id, roomId, by }: Written,
  content: string,
): Promise<boolean> {
  if (await sendKeys.isClaimed(id, content, by)) return true;
  const stored = (await log.findStored([id], [roomId])).get(id);
  return stored?.fingerprint === content;
}

/** Puts a message that broke rules before the moderators. It is in the log already, and waits for nothing of this. */
export function reportBroken(
  { reports, events }: Pick<ChatContext, 'reports' | 'events'>,
  { access, broken }: { access: ChannelAccessNow | undefined; broken: BrokenRule[] },
  { id, roomId, by, at, body, messageId = id }: Written,
): void {
  const [first] = broken;
  if (!first || !access) return;
  const { spaceId } = access;
  const message = { senderId: by, body: body.slice(0, limits.messageBody), createdAt: new Date(at) };
  const about = { spaceId, channelId: roomId, messageId, personId: null, by: null, message };
  reports
    .addOrReopen({ ...about, reason: 'filter', note: first.name })
    .then(report => report && events.reportNoted('open', report.id, spaceId, 'filter'))
    .catch((error: unknown) => events.reportLost(error, spaceId));
}
