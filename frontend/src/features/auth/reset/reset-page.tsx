import { useForm } from 'react-hook-form';
import { Link, useLocation, useNavigate } from 'react-router';
import { newPasswordInput, useResetPassword } from '#features/auth/api/reset-password.ts';
import { formResolver } from '#features/auth/form-resolver.ts';
import { InsteadOfForm } from '#features/auth/instead-of-form.tsx';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { showFieldErrors } from '#features/auth/show-field-errors.ts';
import { au } from '#lib/i18n/auth-texts.ts';
import { errorText } from '#lib/error-text.ts';
import { r } from '#lib/i18n/reset-texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { toast } from '#ui/toasts.ts';

/** Where the link of an e-mail leads; its token stands behind the `#`, which no server and no log sees. */
export default function ResetPage() {
  useTitle(r.reset.title);
  const { hash } = useLocation();
  const navigate = useNavigate();
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
  const reset = useResetPassword();
  const form = useForm({ resolver: formResolver(newPasswordInput), defaultValues: { newPassword: '' } });
  const { errors } = form.formState;
  if (token === '') {
    const next = { to: '/forgot', label: r.reset.again };
    return <InsteadOfForm title={r.reset.noToken} hint={r.reset.noTokenHint} next={next} />;
  }
  const submit = form.handleSubmit(({ newPassword }) =>
    reset.mutate(
      { token, newPassword },
      {
        onSuccess: () => {
          toast(r.reset.done);
          void navigate('/login', { replace: true });
        },
        onError: error => showFieldErrors(error, form.setError, ['newPassword']),
      },
    ),
  );
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={event => void submit(event)}>
      <div>
        <h1 className="text-xl font-semibold">{r.reset.title}</h1>
        <p className="text-sm text-ink-soft">{r.reset.hint}</p>
      </div>
      {reset.isError && !errors.newPassword && <Alert>{errorText(reset.error)}</Alert>}
      <Field label={r.reset.password} hint={au.passwordHint} error={errors.newPassword?.message}>
        {control => (
          <PasswordInput {...control} {...form.register('newPassword')} autoComplete="new-password" autoFocus />
        )}
      </Field>
      <Button type="submit" busy={reset.isPending} size="lg" className="mt-2">
        {r.reset.save}
      </Button>
      <Link
        to="/forgot"
        className="rounded-sm text-center text-sm font-medium text-accent underline-offset-4 hover:underline"
      >
        {r.reset.again}
      </Link>
    </form>
  );
}
