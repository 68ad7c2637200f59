interface Note {
  /** Hertz, and seconds from the start. */
  frequency: number;
  at: number;
  length: number;
}

/** Plays notes once, softly, on the given speaker where the browser can choose. Returns what ends it early. */
export function playNotes(notes: readonly Note[], speaker: string | null, volume = 0.12): () => void {
  const audio = new AudioContext();
  if (speaker !== null && 'setSinkId' in audio) {
    void (audio.setSinkId as (id: string) => Promise<void>).call(audio, speaker).catch(() => undefined);
  }
  for (const { frequency, at, length } of notes) {
    const start = audio.currentTime + at;
    const tone = new OscillatorNode(audio, { frequency });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0005, start + length);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + length);
  }
  const end = Math.max(...notes.map(note => note.at + note.length));
  let isOver = false;
  const stop = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    void audio.close();
  };
  const timer = setTimeout(stop, end * 1000 + 200);
  return stop;
}

/** A rising chord: pleasant, and heard by speakers of every size. */
export const testChord: readonly Note[] = [
  { frequency: 523.25, at: 0, length: 1.2 },
  { frequency: 659.25, at: 0.18, length: 1.2 },
  { frequency: 783.99, at: 0.36, length: 1.4 },
];
