import { playNotes } from '#lib/sound/play-notes.ts';

/** Somebody calls: two falling pairs, as a telephone far away. */
const incoming = [
  { frequency: 880, at: 0, length: 0.35 },
  { frequency: 659.25, at: 0.18, length: 0.5 },
  { frequency: 880, at: 0.6, length: 0.35 },
  { frequency: 659.25, at: 0.78, length: 0.7 },
];
/** It rings over there. */
const outgoing = [{ frequency: 440, at: 0, length: 0.9 }];

const every = { incoming: 3_000, outgoing: 4_000 };

/** Rings until it is ended by what this returns. */
export function ring(kind: 'incoming' | 'outgoing', speaker: string | null): () => void {
  const notes = kind === 'incoming' ? incoming : outgoing;
  const play = () => playNotes(notes, speaker, kind === 'incoming' ? 0.16 : 0.05);
  let stop = play();
  const timer = setInterval(() => (stop = play()), every[kind]);
  return () => {
    clearInterval(timer);
    stop();
  };
}
