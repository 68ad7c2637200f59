import { ParleyError } from '@parley/contracts/errors';
import { lazy, Suspense } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useLocation } from 'react-router';
import { loginInput, useLogin } from '#features/auth/api/login.ts';
import { formResolver } from '#features/auth/form-resolver.ts';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { au } from '#lib/i18n/auth-texts.ts';
import { errorText } from '#lib/error-text.ts';
import { useSession } from '#lib/session/session-store.ts';
import { useTitle } from '#lib/use-title.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { Note } from '#ui/note.tsx';

const TakeBack = lazy(() => import('#features/auth/closed/take-back.tsx'));

export function LoginPage() {
  useTitle(au.signIn);
  const login = useLogin();
  const hasEnded = useSession(session => session.status === 'signed-out' && session.because === 'ended');
  const { state } = useLocation() as { state: unknown };
  const form = useForm({ resolver: formResolver(loginInput), defaultValues: { login: '', password: '' } });
  const { errors } = form.formState;
  const isClosed = login.error instanceof ParleyError && login.error.code === 'account_closed';
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit(values => login.mutate(values))}>
      <div>
        <h1 className="text-xl font-semibold">{au.signInTitle}</h1>
        <p className="text-sm text-ink-soft">{au.signInHint}</p>
      </div>
      {isClosed ? (
        <Suspense>
          <TakeBack busy={login.isPending} onTakeBack={() => login.mutate({ ...form.getValues(), takeBack: true })} />
        </Suspense>
      ) : (
        login.isError && <Alert>{errorText(login.error)}</Alert>
      )}
      {!login.isError && hasEnded && <Note>{au.sessionEnded}</Note>}
      <Field label={au.login} error={errors.login?.message}>
        {control => (
          <Input
            {...control}
            {...form.register('login')}
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
            dir="ltr"
          />
        )}
      </Field>
      <Field label={au.password} error={errors.password?.message}>
        {control => <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />}
      </Field>
      <Link
        to="/forgot"
        className="-mt-2 self-end rounded-sm text-sm font-medium text-accent underline-offset-4 hover:underline"
      >
        {au.forgot}
      </Link>
      <Button type="submit" busy={login.isPending} size="lg" className="mt-2">
        {au.signIn}
      </Button>
      <p className="text-center text-sm text-ink-soft">
        {au.toRegister}{' '}
        <Link
          to="/register"
          state={state}
          className="rounded-sm font-medium text-accent underline-offset-4 hover:underline"
        >
          {au.register}
        </Link>
      </p>
    </form>
  );
}
