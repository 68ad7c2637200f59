import { useForm } from 'react-hook-form';
import { Link, useLocation } from 'react-router';
import type { RegistrationState } from '@parley/contracts/auth-api';
import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import { type RegisterInput, registerInput, useRegister } from '#features/auth/api/register.ts';
import { formResolver } from '#features/auth/form-resolver.ts';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { InsteadOfForm } from '#features/auth/instead-of-form.tsx';
import { domainsFor, needsApproval } from '#features/auth/registration-words.ts';
import { showFieldErrors } from '#features/auth/show-field-errors.ts';
import { errorText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

const empty: RegisterInput = { email: '', username: '', password: '' };
const leftEmpty = (value: unknown) => (value === '' ? undefined : value);

export interface RegisterFormProps {
  registration: RegistrationState | undefined;
  invite: string | undefined;
}

export function RegisterForm({ registration, invite }: RegisterFormProps) {
  const register = useRegister();
  const form = useForm<RegisterInput>({
    resolver: formResolver(registerInput),
    defaultValues: empty,
    // Not on leaving a field: an error that appears below it would move the button away under a click on it.
    mode: 'onSubmit',
  });
  const { errors } = form.formState;
  const isOnApproval = needsApproval(registration, invite);
  const domains = domainsFor(registration, invite);
  function showRefusal(error: Error, fields: string[]) {
    showFieldErrors(error, form.setError, fields);
    if (isRefusal(error, 'email_domain_refused') && domains.length > 0)
      form.setError('email', { type: 'server', message: t.auth.useAddressOf(domains) });
  }
  const submit = form.handleSubmit(values =>
    register.mutate(invite === undefined ? values : { ...values, invite }, {
      onError: error => showRefusal(error, Object.keys(values)),
    }),
  );
  if (isRefusal(register.error, 'approval_pending'))
    return <InsteadOfForm title={t.auth.requestedTitle} hint={t.auth.requestedHint} />;
  const hasFieldError = Object.keys(errors).length > 0;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={event => void submit(event)}>
      <div>
        <h1 className="text-xl font-semibold">{t.auth.registerTitle}</h1>
        <p className="text-sm text-ink-soft">{isOnApproval ? t.auth.approvalHint : t.auth.registerHint}</p>
      </div>
      {register.isError && !hasFieldError && <Alert>{errorText(register.error)}</Alert>}
      <Field
        label={t.auth.email}
        error={errors.email?.message}
        {...(domains.length > 0 && { hint: t.auth.useAddressOf(domains) })}
      >
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
        {isOnApproval ? t.auth.request : t.auth.register}
      </Button>
      <ToSignIn />
    </form>
  );
}

function ToSignIn() {
  const { state } = useLocation() as { state: unknown };
  return (
    <p className="text-center text-sm text-ink-soft">
      {t.auth.toSignIn}{' '}
      <Link to="/login" state={state} className="rounded-sm font-medium text-accent underline-offset-4 hover:underline">
        {t.auth.signIn}
      </Link>
    </p>
  );
}

function isRefusal(error: unknown, code: ErrorCode): boolean {
  return error instanceof ParleyError && error.code === code;
}
