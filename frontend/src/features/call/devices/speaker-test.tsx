import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { playNotes, testChord } from '#lib/sound/play-notes.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { Button } from '#ui/button.tsx';

export interface SpeakerTestProps {
  speaker: string | null;
  onPlayed?: () => void;
}

const length = 2_000;

/** Plays a chord where the call will be heard. */
export function SpeakerTest({ speaker, onPlayed }: SpeakerTestProps) {
  const [isPlaying, setPlaying] = useState(false);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  function play() {
    stop.current?.();
    stop.current = playNotes(testChord, speaker);
    setPlaying(true);
    setTimeout(() => {
      setPlaying(false);
      onPlayed?.();
    }, length);
  }
  return (
    <Button variant="secondary" size="sm" disabled={isPlaying} onClick={play}>
      <Volume2 aria-hidden className="size-4" />
      <span>{isPlaying ? c.devices.playing : c.devices.test}</span>
    </Button>
  );
}
