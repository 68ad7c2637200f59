import { playNotes } from '#lib/sound/play-notes.ts';

/** Two soft steps upwards. */
const notes = [
  { frequency: 587.33, at: 0, length: 0.25 },
  { frequency: 880, at: 0.09, length: 0.4 },
];
/** In milliseconds. */
const apart = 1_500;

let last = -Infinity;

/** A short sound, once for messages that come together; a browser that refuses is quiet. */
export function ping(): void {
  if (performance.now() - last < apart) return;
  last = performance.now();
  try {
    playNotes(notes, null, 0.08);
  } catch {
    // No device, or no sound before the first click.
  }
}
