import { useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { formResolver } from '#features/auth/form-resolver.ts';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { isAboutFields, showFieldErrors } from '#features/auth/show-field-errors.ts';
import { closeAccountInput, useCloseAccount } from '#features/settings/api/close-account.ts';
import { useOwnSpaces } from '#features/settings/api/own-spaces.ts';
import { errorText } from '#lib/error-text.ts';
import { ac } from '#lib/i18n/account-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Name } from '#ui/name.tsx';

/** Says what will be gone, and asks for the password. */
export default function DeleteAccountDialog({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const close = useCloseAccount();
  const form = useForm({ resolver: formResolver(closeAccountInput), defaultValues: { currentPassword: '' } });
  const wrong = form.formState.errors.currentPassword?.message;
  const submit = form.handleSubmit(values =>
    close.mutate(values, {
      onError: error => showFieldErrors(error, form.setError, ['currentPassword']),
    }),
  );
  return (
    <Dialog onClose={onClose} title={ac.remove.title} hint={ac.remove.hint}>
      <form noValidate className="flex min-h-0 flex-col" onSubmit={event => void submit(event)}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-4 text-sm">
          {close.error && !isAboutFields(close.error) && <Alert>{errorText(close.error)}</Alert>}
          <ul className="list-disc space-y-1 ps-5 text-ink-soft">
            <li>{ac.remove.then}</li>
            <li>{ac.remove.messages}</li>
          </ul>
          <OwnSpaces userId={me.id} />
          {/* So that a password manager knows whose password it is. */}
          <input hidden readOnly autoComplete="username" value={me.username} />
          <Field label={ac.password} error={wrong}>
            {control => (
              <PasswordInput
                {...control}
                {...form.register('currentPassword')}
                autoComplete="current-password"
                autoFocus
              />
            )}
          </Field>
        </div>
        <DialogButtons isBar variant="danger" busy={close.isPending} onCancel={onClose}>
          {ac.remove.confirm}
        </DialogButtons>
      </form>
    </Dialog>
  );
}

/** What somebody else will get; each leads to where it is handed over. */
function OwnSpaces({ userId }: { userId: string }) {
  const { data: spaces = [] } = useOwnSpaces(userId);
  if (spaces.length === 0) return null;
  return (
    <div className="rounded-lg border border-line p-3">
      <p>{ac.remove.owned}</p>
      <ul className="mt-2 space-y-1">
        {spaces.map(({ id, name }) => (
          <li key={id}>
            <Link
              to={`/spaces/${id}/settings`}
              className="rounded-sm font-medium text-accent underline-offset-4 hover:underline"
            >
              <Name name={name} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
