import { setTimeout as sleep } from 'node:timers/promises';
import type { VideoContext } from '../context.ts';
import type { VideoServer } from './video-io.ts';

/** Soon, and close together: until people are back somewhere else they hear nothing. */
const comeBack = { retryAfterMs: 0, jitterMs: 500 };
const farewellMs = 300;

/** The ordered end of a node: its calls may be taken over, its people go, what Kafka has to know is told. */
export function drainSockets({ service, directory, calls, callEvents }: VideoContext, io: VideoServer): void {
  service.onStop('notify', 'sockets', async () => {
    calls.handOver();
    await directory.leave().catch(() => undefined);
    io.local.emit('server:drain', comeBack);
    await sleep(farewellMs);
  });
  service.onStop('finish', 'calls', () => calls.release());
  service.onStop('flush', 'sockets', () => io.local.disconnectSockets(true));
  service.onStop('flush', 'call events', () => callEvents.close());
}
