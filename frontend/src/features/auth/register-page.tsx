import { useForm } from 'react-hook-form';
import { Link, useLocation } from 'react-router';
import { type RegisterInput, registerInput, useRegister } from '#features/auth/api/register.ts';
import { inviteOf, useRegistration } from '#features/auth/api/registration.ts';
import { formResolver } from '#features/auth/form-resolver.ts';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { registrationNotice } from '#features/auth/registration-notice.ts';
import { showFieldErrors } from '#features/auth/show-field-errors.ts';
import { errorText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

const empty: RegisterInput = { email: '', username: '', password: '' };
const leftEmpty = (value: unknown) => (value === '' ? undefined : value);

export function RegisterPage() {
  useTitle(t.auth.register);
  const register = useRegister();
  const { state, hash } = useLocation() as { state: unknown; hash: string };
  const invite = inviteOf(hash);
  const registration = useRegistration().data;
  const form = useForm<RegisterInput>({
    resolver: formResolver(registerInput),
    defaultValues: empty,
    // Not on leaving a field: an error that appears below it would move the button away under a click on it.
    mode: 'onSubmit',
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(values =>
    register.mutate(invite === undefined ? values : { ...values, invite }, {
      onError: error => showFieldErrors(error, form.setError, Object.keys(values)),
    }),
  );
  const hasFieldError = Object.keys(errors).length > 0;
  const notice = registrationNotice(registration, invite);
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={event => void submit(event)}>
      <div>
        <h1 className="text-xl font-semibold">{t.auth.registerTitle}</h1>
        <p className="text-sm text-ink-soft">{t.auth.registerHint}</p>
      </div>
      {!register.isError && notice !== undefined && <Alert>{notice}</Alert>}
      {register.isError && !hasFieldError && <Alert>{errorText(register.error)}</Alert>}
      <Field label={t.auth.email} error={errors.email?.message}>
        {control => <Input {...control} {...form.register('email')} type="email" autoComplete="email" autoFocus />}
      </Field>
      <Field label={t.auth.username} hint={t.auth.usernameHint} error={errors.username?.message}>
        {control => <Input {...control} {...form.register('username')} autoComplete="username" autoCapitalize="none" />}
      </Field>
      <Field label={t.auth.displayName} hint={t.auth.displayNameHint} error={errors.displayName?.message}>
        {control => (
          <Input {...control} {...form.register('displayName', { setValueAs: leftEmpty })} autoComplete="name" />
        )}
      </Field>
      <Field label={t.auth.password} hint={t.auth.passwordHint} error={errors.password?.message}>
        {control => <PasswordInput {...control} {...form.register('password')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" busy={register.isPending} size="lg" className="mt-2">
        {t.auth.register}
      </Button>
      <p className="text-center text-sm text-ink-soft">
        {t.auth.toSignIn}{' '}
        <Link
          to="/login"
          state={state}
          className="rounded-sm font-medium text-accent underline-offset-4 hover:underline"
        >
          {t.auth.signIn}
        </Link>
      </p>
    </form>
  );
}
