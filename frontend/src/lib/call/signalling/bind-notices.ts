import { type VideoNotice, type VideoNoticePayload, videoNotices } from '@parley/contracts/video-events';
import type { Socket } from 'socket.io-client';
import type { VideoSocket } from '#lib/call/signalling/command.ts';

export type VideoNoticeHandlers = { [N in VideoNotice]: (payload: VideoNoticePayload<N>) => void };

/**
 * Hands on what the platform tells, parsed and in order; what comes before `release` is kept until then, because
 * notices may overtake the answer to `call:join`. What does not parse is dropped.
 */
export function bindNotices(socket: VideoSocket, handlers: VideoNoticeHandlers): { release(): void } {
  let early: (() => void)[] | undefined = [];
  for (const name of Object.keys(videoNotices) as VideoNotice[]) {
    const handle = handlers[name] as (payload: unknown) => void;
    (socket as unknown as Socket).on(name, (payload: unknown) => {
      const parsed = videoNotices[name].safeParse(payload);
      if (!parsed.success) return;
      if (early) early.push(() => handle(parsed.data));
      else handle(parsed.data);
    });
  }
  return {
    release() {
      const kept = early ?? [];
      early = undefined;
      for (const handle of kept) handle();
    },
  };
}
