import { useState } from 'react';
import { Link } from 'react-router';
import { DeviceSelect } from '#features/call/devices/device-select.tsx';
import { LevelMeter } from '#features/call/devices/level-meter.tsx';
import { PreferenceSwitches } from '#features/call/devices/preference-switches.tsx';
import { ProblemNote } from '#features/call/devices/problem-note.tsx';
import { SpeakerTest } from '#features/call/devices/speaker-test.tsx';
import { useDeviceList } from '#features/call/devices/use-device-list.ts';
import { usePick } from '#features/call/devices/use-pick.ts';
import { useTrack } from '#features/call/devices/use-track.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { Dialog } from '#ui/dialog.tsx';

/** Picks devices during the call, and what else a person may want to set. */
export default function DevicesDialog({ onClose }: { onClose: () => void }) {
  const [{ microphone, camera, speaker }, pick] = usePick();
  const mic = useTrack('mic', true, microphone);
  const [isTried, setTried] = useState(false);
  const list = useDeviceList(mic.track);
  return (
    <Dialog onClose={onClose} title={c.devices.title}>
      <div className="space-y-5 overflow-y-auto px-5 pb-5">
        <Part title={c.devices.microphone}>
          <DeviceSelect
            kind="microphone"
            devices={list.microphone}
            picked={microphone}
            onPick={id => pick('microphone', id)}
          />
          {mic.problem ? <ProblemNote problem={mic.problem} onRetry={mic.retry} /> : <LevelMeter track={mic.track} />}
        </Part>
        <Part title={c.devices.camera}>
          <DeviceSelect kind="camera" devices={list.camera} picked={camera} onPick={id => pick('camera', id)} />
        </Part>
        <Part title={c.devices.speaker}>
          <DeviceSelect kind="speaker" devices={list.speaker} picked={speaker} onPick={id => pick('speaker', id)} />
          <SpeakerTest speaker={speaker} onPlayed={() => setTried(true)} />
          {isTried && (
            <Link
              to="/call-check"
              onClick={onClose}
              className="block text-sm text-accent underline-offset-4 hover:underline"
            >
              {c.lobby.check}
            </Link>
          )}
        </Part>
        <PreferenceSwitches />
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="space-y-2">
      <h3 className="text-sm font-medium">{title}</h3>
      {children}
    </section>
  );
}
