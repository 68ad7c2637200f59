import { chatNotices, type ChatNotice, type NoticePayload } from '@parley/contracts/chat-events';
import type { Socket } from 'socket.io-client';
import type { ChatSocket } from '#lib/chat/connection/command.ts';

export type NoticeHandlers = { [N in ChatNotice]?: (payload: NoticePayload<N>) => void | Promise<void> };

/**
 * Parses what the platform sends and hands it to its handler. A batch is acknowledged after it was applied; a notice
 * that does not parse is dropped, because the log is the truth and `sync` will bring what it meant.
 */
export function bindNotices(socket: ChatSocket, handlers: NoticeHandlers): void {
  for (const name of Object.keys(handlers) as ChatNotice[]) {
    const handle = handlers[name] as ((payload: unknown) => void) | undefined;
    (socket as unknown as Socket).on(name, (payload: unknown, ack?: () => void) => {
      const parsed = chatNotices[name].safeParse(payload);
      if (parsed.success) handle?.(parsed.data);
      ack?.();
    });
  }
}
