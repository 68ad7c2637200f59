import { useId } from 'react';
import { prefer, usePreferences } from '#features/call/preferences.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { Switch } from '#ui/switch.tsx';

export function PreferenceSwitches() {
  const { pushToTalk, sounds } = usePreferences();
  return (
    <div className="divide-y divide-line border-t border-line">
      <Line
        title={c.devices.pushToTalk}
        hint={c.devices.pushToTalkHint}
        isOn={pushToTalk}
        onChange={on => prefer({ pushToTalk: on })}
      />
      <Line
        title={c.devices.sounds}
        hint={c.devices.soundsHint}
        isOn={sounds}
        onChange={on => prefer({ sounds: on })}
      />
    </div>
  );
}

interface LineProps {
  title: string;
  hint: string;
  isOn: boolean;
  onChange: (on: boolean) => void;
}

function Line({ title, hint, isOn, onChange }: LineProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-4 py-3">
      <label htmlFor={id} className="min-w-0 flex-1">
        <span className="block text-sm font-medium">{title}</span>
        <span className="block text-[0.8125rem] text-ink-soft">{hint}</span>
      </label>
      <Switch id={id} checked={isOn} onCheckedChange={onChange} />
    </div>
  );
}
