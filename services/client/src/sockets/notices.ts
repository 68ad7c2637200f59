import type { Socket } from 'socket.io-client';
import type { z } from 'zod';
import type { AnySocket } from './command.ts';

export type NoticeTable = Record<string, z.ZodType>;
export type NoticeHandlers<T extends NoticeTable> = { [N in keyof T]?: (payload: z.output<T[N]>) => unknown };

/**
 * Hands on what the platform tells, parsed, and acknowledges what wants an ack afterwards. Notices without a handler are
 * ignored, and so are those that do not parse: they are hints, and what they meant is read from where it is kept.
 * `deliver` may put a notice off.
 */
export function bindNotices<T extends NoticeTable>(
  socket: AnySocket,
  table: T,
  handlers: NoticeHandlers<T>,
  deliver: (work: () => void) => void = work => work(),
): void {
  for (const name of Object.keys(handlers)) {
    const handle = handlers[name] as ((payload: unknown) => unknown) | undefined;
    (socket as Socket).on(name, (payload: unknown, ack?: () => void) => {
      const parsed = table[name]?.safeParse(payload);
      if (parsed?.success) deliver(() => handle?.(parsed.data));
      ack?.();
    });
  }
}
