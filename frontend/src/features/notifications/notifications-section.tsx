import type { NotificationSettings, NotificationWish } from '@parley/contracts/people/notification';
import { useState } from 'react';
import { useNotificationSettings, useUpdateNotifications } from '#features/notifications/api/notifications.ts';
import { LevelOptions } from '#features/notifications/level-options.tsx';
import { errorText } from '#lib/error-text.ts';
import { nt } from '#lib/i18n/notifications-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { chooseForDevice, useDeviceChoices } from '#lib/notifications/device-choices.ts';
import { askPermission, permission } from '#lib/notifications/notices.ts';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { Select } from '#ui/select.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { toast } from '#ui/toasts.ts';

/** How this device tells of messages, and of which ones on all devices. */
export function NotificationsSection() {
  const settings = useNotificationSettings();
  return (
    <div className="space-y-6 rounded-2xl border border-line bg-raised p-5">
      <div>
        <h3 className="text-sm font-medium">{nt.device.title}</h3>
        <Device />
      </div>
      <div className="space-y-4">
        <h3 className="text-sm font-medium">{nt.everywhere.title}</h3>
        {settings.data ? (
          <Everywhere settings={settings.data} />
        ) : settings.isError ? (
          <LoadFailed title={nt.everywhere.failed} onRetry={() => void settings.refetch()} />
        ) : (
          <p role="status" aria-label={t.app.loading}>
            <Spinner className="text-ink-faint" />
          </p>
        )}
      </div>
    </div>
  );
}

function Device() {
  const { isOn, sounds, previews } = useDeviceChoices();
  const [state, setState] = useState(permission);
  const isActive = isOn && state === 'granted';
  async function turn(on: boolean) {
    chooseForDevice({ isOn: on, isPutOff: !on });
    if (on) setState(await askPermission());
  }
  return (
    <>
      <SwitchLine
        title={nt.device.on}
        hint={nt.device.states[state]}
        isOn={isActive}
        disabled={state === 'denied' || state === 'unsupported'}
        onChange={on => void turn(on)}
      />
      <SwitchLine
        {...{ title: nt.device.sounds, hint: nt.device.soundsHint, isOn: sounds, disabled: !isActive }}
        onChange={on => chooseForDevice({ sounds: on })}
      />
      <SwitchLine
        {...{ title: nt.device.previews, hint: nt.device.previewsHint, isOn: previews, disabled: !isActive }}
        onChange={on => chooseForDevice({ previews: on })}
      />
    </>
  );
}

const usualNight = { from: '22:00', to: '07:00' };

function Everywhere({ settings }: { settings: NotificationSettings }) {
  const update = useUpdateNotifications();
  const choose = (wish: NotificationWish) =>
    update.mutate(wish, { onError: error => toast(errorText(error), { isError: true }) });
  // What was chosen is shown while it is on its way.
  const shown = { ...settings, ...(update.isPending && update.variables) };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const hours = shown.quietHours ?? null;
  return (
    <>
      {(['conversations', 'channels'] as const).map(of => (
        <Field key={of} label={nt.everywhere[of]}>
          {control => (
            <Select
              {...control}
              value={shown[of]}
              disabled={update.isPending}
              onChange={({ target }) => choose({ [of]: target.value })}
            >
              <LevelOptions />
            </Select>
          )}
        </Field>
      ))}
      <SwitchLine
        title={nt.everywhere.quiet}
        hint={nt.everywhere.quietHint(hours?.timeZone ?? timeZone)}
        isOn={hours !== null}
        onChange={on => choose({ quietHours: on ? { ...usualNight, timeZone } : null })}
      />
      {hours && (
        <div className="grid grid-cols-2 gap-4">
          {(['from', 'to'] as const).map(end => (
            <Field key={end} label={nt.everywhere[end]}>
              {control => (
                <Input
                  {...control}
                  type="time"
                  value={hours[end]}
                  onChange={({ target }) =>
                    target.value !== '' && choose({ quietHours: { ...hours, [end]: target.value, timeZone } })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </>
  );
}
