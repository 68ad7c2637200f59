import { CallClient } from './call-client.ts';
import { watchFrames } from './frames.ts';
import { openCamera, openMic } from './media.ts';
import type { Target } from './wire.ts';

/** A decoded frame: its moment (`Date.now()`), and of which of the tracks that came one after the other. */
interface Frame {
  at: number;
  track: number;
}

let frames: Frame[] = [];
let tracks = 0;

/** Joins, sends, and looks at the one other person, whatever becomes of the way the media comes. */
export async function watchCall(target: Target): Promise<void> {
  const client = await CallClient.join(target, ({ track }) => {
    if (track.kind !== 'video') return;
    const current = (tracks += 1);
    void watchFrames(track, at => void frames.push({ at: performance.timeOrigin + at, track: current }));
  });
  await client.send(await openMic(), 'mic');
  await client.send(await openCamera(320, 240, 15), 'camera', [{ maxBitrate: 200_000 }]);
}

/** Resolves when a frame of another track comes than before that moment, with its moment and that of the frame before it. */
export async function outageAfter(moment: number, withinMs: number): Promise<[number, number]> {
  const limit = Date.now() + withinMs;
  const before = frames.findLast(({ at }) => at <= moment)?.track ?? 0;
  while (Date.now() < limit) {
    const back = frames.findIndex(({ track }) => track > before);
    const [last, next] = [frames[back - 1], frames[back]];
    if (next) return [last?.at ?? moment, next.at];
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error('The picture did not come back');
}

export function framesSince(moment: number): number {
  frames = frames.filter(({ at }) => at > moment - 1_000);
  return frames.filter(({ at }) => at > moment).length;
}
