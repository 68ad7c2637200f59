import { useForm } from 'react-hook-form';
import { formResolver } from '#features/auth/form-resolver.ts';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { showFieldErrors } from '#features/auth/show-field-errors.ts';
import { changePasswordInput, useChangePassword } from '#features/settings/api/change-password.ts';
import { au } from '#lib/i18n/auth-texts.ts';
import { errorText } from '#lib/error-text.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { toast } from '#ui/toasts.ts';

/** Asks for the current password and a new one. */
export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const change = useChangePassword();
  const form = useForm({
    resolver: formResolver(changePasswordInput),
    defaultValues: { currentPassword: '', newPassword: '' },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(values =>
    change.mutate(values, {
      onSuccess: () => {
        toast(ps.password.changed);
        onClose();
      },
      onError: error => showFieldErrors(error, form.setError, ['currentPassword', 'newPassword']),
    }),
  );
  const hasFieldError = Object.keys(errors).length > 0;
  return (
    <Dialog onClose={onClose} title={ps.password.change} hint={ps.password.hint}>
      <form noValidate className="flex min-h-0 flex-col" onSubmit={event => void submit(event)}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-4">
          {change.error && !hasFieldError && <Alert>{errorText(change.error)}</Alert>}
          {/* So that a password manager knows whose password it keeps. */}
          <input hidden readOnly autoComplete="username" value={me.username} />
          <Field label={ps.password.current} error={errors.currentPassword?.message}>
            {control => (
              <PasswordInput
                {...control}
                {...form.register('currentPassword')}
                autoComplete="current-password"
                autoFocus
              />
            )}
          </Field>
          <Field label={ps.password.new} hint={au.passwordHint} error={errors.newPassword?.message}>
            {control => <PasswordInput {...control} {...form.register('newPassword')} autoComplete="new-password" />}
          </Field>
        </div>
        <DialogButtons isBar busy={change.isPending} onCancel={onClose}>
          {ps.password.change}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
