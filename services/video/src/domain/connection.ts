import type { VideoNotice, VideoNoticePayload } from '@parley/contracts/video-events';

/** A client's socket, wherever it is: on this node, or on another one that passes on. */
export interface Connection {
  /** Of the socket, the same on every node. */
  id: string;
  notify<N extends VideoNotice>(event: N, payload: VideoNoticePayload<N>): void;
  /** Ends the connection, after what was told before. */
  cut(): void;
}
