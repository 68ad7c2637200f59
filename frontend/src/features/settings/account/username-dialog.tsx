import { ParleyError } from '@parley/contracts/errors';
import { useForm } from 'react-hook-form';
import { formResolver } from '#features/auth/form-resolver.ts';
import { isAboutFields, showFieldErrors } from '#features/auth/show-field-errors.ts';
import { changeUsernameInput, useChangeUsername } from '#features/settings/api/change-username.ts';
import { serverNow } from '#lib/clock.ts';
import { errorText } from '#lib/error-text.ts';
import { ac } from '#lib/i18n/account-texts.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { toast } from '#ui/toasts.ts';

/** Asks for another username. */
export default function UsernameDialog({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const change = useChangeUsername();
  const form = useForm({ resolver: formResolver(changeUsernameInput), defaultValues: { username: me.username } });
  const wrong = form.formState.errors.username?.message;
  const submit = form.handleSubmit(values =>
    change.mutate(values, {
      onSuccess: ({ username }) => {
        toast(ac.username.changed(username));
        onClose();
      },
      onError: error => showFieldErrors(error, form.setError, ['username']),
    }),
  );
  return (
    <Dialog onClose={onClose} title={ac.username.change} hint={ac.username.hint}>
      <form noValidate className="flex min-h-0 flex-col" onSubmit={event => void submit(event)}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-4">
          {change.error && !isAboutFields(change.error) && <Alert>{words(change.error)}</Alert>}
          <Field label={ac.username.new} error={wrong}>
            {control => (
              <Input
                {...control}
                {...form.register('username')}
                autoComplete="username"
                autoCapitalize="none"
                autoFocus
                dir="ltr"
              />
            )}
          </Field>
        </div>
        <DialogButtons isBar busy={change.isPending} onCancel={onClose}>
          {ac.username.change}
        </DialogButtons>
      </form>
    </Dialog>
  );
}

const anHourMs = 3_600_000;

/** A wait of days is no "too fast". */
function words(error: Error): string {
  const isLong = error instanceof ParleyError && error.code === 'rate_limited' && (error.retryAfterMs ?? 0) > anHourMs;
  return isLong ? ac.username.tooOften(fullTimeOf(serverNow() + (error.retryAfterMs ?? 0))) : errorText(error);
}
