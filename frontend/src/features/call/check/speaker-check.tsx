import { useState } from 'react';
import { CheckRow } from '#features/call/check/check-row.tsx';
import type { Checks } from '#features/call/check/use-checks.ts';
import { SpeakerTest } from '#features/call/devices/speaker-test.tsx';
import { pickedDevices } from '#lib/call/media/picked-devices.ts';
import { k } from '#lib/i18n/call-check-texts.ts';
import { Button } from '#ui/button.tsx';

/** Only the person can tell whether a speaker works. */
export function SpeakerCheck({ checks }: { checks: Checks }) {
  const [hasPlayed, setPlayed] = useState(false);
  const words = k.speaker;
  const heard = () => checks.tell('speaker', { outcome: 'good', detail: words.good });
  const silent = () => checks.tell('speaker', { outcome: 'warn', detail: words.bad, fix: words.badFix });
  return (
    <CheckRow name="speaker" finding={checks.findings.speaker} isRunning={false}>
      <div className="flex flex-wrap items-center gap-2 pt-1">
        <SpeakerTest speaker={pickedDevices().speaker} onPlayed={() => setPlayed(true)} />
        {hasPlayed && (
          <>
            <span>{words.ask}</span>
            <Button size="sm" variant="secondary" onClick={heard}>
              {words.yes}
            </Button>
            <Button size="sm" variant="secondary" onClick={silent}>
              {words.no}
            </Button>
          </>
        )}
      </div>
    </CheckRow>
  );
}
