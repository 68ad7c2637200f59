import type { AnySocket } from '@parley/client/sockets/command';
import { bindNotices } from '@parley/client/sockets/notices';
import { type VideoNotice, type VideoNoticePayload, videoNotices } from '@parley/contracts/video-events';

export type VideoNoticeHandlers = { [N in VideoNotice]: (payload: VideoNoticePayload<N>) => void };

/**
 * Hands on what the platform tells, in order; what comes before `release` is kept until then, because notices may overtake
 * the answer to `call:join`.
 */
export function holdNotices(socket: AnySocket, handlers: VideoNoticeHandlers): { release(): void } {
  let early: (() => void)[] | undefined = [];
  bindNotices(socket, videoNotices, handlers, handle => {
    if (early) early.push(handle);
    else handle();
  });
  return {
    release() {
      const kept = early ?? [];
      early = undefined;
      for (const handle of kept) handle();
    },
  };
}
