import { useForm } from 'react-hook-form';
import { formResolver } from '#features/auth/form-resolver.ts';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { isAboutFields, showFieldErrors } from '#features/auth/show-field-errors.ts';
import { changeEmailInput, useChangeEmail } from '#features/settings/api/change-email.ts';
import { errorText } from '#lib/error-text.ts';
import { ac } from '#lib/i18n/account-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { toast } from '#ui/toasts.ts';

/** Asks for another address and the password. */
export default function EmailDialog({ sendsEmail, onClose }: { sendsEmail: boolean; onClose: () => void }) {
  const me = useMe();
  const change = useChangeEmail();
  const form = useForm({ resolver: formResolver(changeEmailInput), defaultValues: { email: '', currentPassword: '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(values =>
    change.mutate(values, {
      onSuccess: ({ pendingEmail }) => {
        toast(pendingEmail ? ac.email.resent(pendingEmail) : ac.email.changed);
        onClose();
      },
      onError: error => showFieldErrors(error, form.setError, ['email', 'currentPassword']),
    }),
  );
  return (
    <Dialog onClose={onClose} title={ac.email.change} hint={sendsEmail ? ac.email.changeHint : ac.email.changeNowHint}>
      <form noValidate className="flex min-h-0 flex-col" onSubmit={event => void submit(event)}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-4">
          {change.error && !isAboutFields(change.error) && <Alert>{errorText(change.error)}</Alert>}
          <Field label={ac.email.new} error={errors.email?.message}>
            {control => (
              <Input {...control} {...form.register('email')} type="email" autoComplete="email" autoFocus dir="ltr" />
            )}
          </Field>
          {/* So that a password manager knows whose password it is. */}
          <input hidden readOnly autoComplete="username" value={me.username} />
          <Field label={ac.password} error={errors.currentPassword?.message}>
            {control => (
              <PasswordInput {...control} {...form.register('currentPassword')} autoComplete="current-password" />
            )}
          </Field>
        </div>
        <DialogButtons isBar busy={change.isPending} onCancel={onClose}>
          {ac.email.change}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
