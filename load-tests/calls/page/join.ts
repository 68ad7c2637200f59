import { CallClient, type Steps } from './call-client.ts';
import { watchFrames } from './frames.ts';
import { openCamera, openMic } from './media.ts';
import type { Target } from './wire.ts';

/** Milliseconds from the first step, and of each step; `frame`: from the transports to the first decoded picture. */
export type Join = Steps & { frame: number; total: number };

const withinMs = 10_000;

/** Joins every target and sends microphone and camera to each until the page is closed. */
export async function sendTo(targets: Target[]): Promise<void> {
  const [mic, camera] = [await openMic(), await openCamera(320, 240, 30)];
  for (const target of targets) {
    const client = await CallClient.join(target);
    await client.send(mic, 'mic');
    await client.send(camera, 'camera', [{ maxBitrate: 300_000 }]);
  }
}

/** Joins, waits for the first picture, leaves. */
export async function timeJoin(target: Target): Promise<Join> {
  const startedAt = performance.now();
  const seen = Promise.withResolvers<number>();
  const giveUp = setTimeout(() => seen.reject(new Error('No frame in time')), withinMs);
  const client = await CallClient.join(target, ({ track }) => {
    if (track.kind !== 'video') return;
    void watchFrames(track, at => {
      seen.resolve(at);
      return false;
    });
  });
  const total = (await seen.promise) - startedAt;
  clearTimeout(giveUp);
  await client.leave();
  const { ticket, socket, join, transports } = client.steps;
  return { ...client.steps, frame: total - ticket - socket - join - transports, total };
}
