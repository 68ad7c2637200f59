import { copyAndTell } from '#features/conversation/copy-and-tell.ts';
import type { ChatEngine } from '#lib/chat/engine.ts';
import { roomPath } from '#lib/room-path.ts';
import { namesIn, withNames } from '#lib/text/mentions.ts';
import { messageHash } from '#lib/timeline/message-hash.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

/** What was said, with names where the message has ids. */
export function copyBody({ store }: ChatEngine, { body, roomId }: ShownMessage): Promise<void> {
  return copyAndTell(withNames(body, namesIn(store.getState(), roomId)));
}

/** An address that opens the conversation at the message, for those who may read it. */
export async function copyLink({ store }: ChatEngine, { roomId, message }: ShownMessage): Promise<void> {
  const room = store.getState().rooms[roomId];
  if (room && message) await copyAndTell(`${location.origin}${roomPath(room)}${messageHash(message.seq)}`);
}
