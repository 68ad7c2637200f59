import { useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { useRegistration } from '#features/auth/api/registration.ts';
import { askResetInput, useAskReset } from '#features/auth/api/reset-password.ts';
import { formResolver } from '#features/auth/form-resolver.ts';
import { errorText } from '#lib/error-text.ts';
import { r } from '#lib/i18n/reset-texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

/** Sends a link to who forgot their password. */
export default function ForgotPage() {
  useTitle(r.forgot.title);
  const registration = useRegistration();
  const ask = useAskReset();
  const form = useForm({ resolver: formResolver(askResetInput), defaultValues: { email: '' } });
  if (registration.data?.sendsEmail === false) return <Told title={r.forgot.off} hint={r.forgot.offHint} />;
  if (ask.isSuccess) return <Told title={r.forgot.sent} hint={r.forgot.sentHint(ask.variables.email)} />;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit(values => ask.mutate(values))}>
      <div>
        <h1 className="text-xl font-semibold">{r.forgot.title}</h1>
        <p className="text-sm text-ink-soft">{r.forgot.hint}</p>
      </div>
      {ask.isError && <Alert>{errorText(ask.error)}</Alert>}
      <Field label={r.forgot.email} error={form.formState.errors.email?.message}>
        {control => (
          <Input {...control} {...form.register('email')} type="email" autoComplete="email" autoFocus dir="ltr" />
        )}
      </Field>
      <Button type="submit" busy={ask.isPending} size="lg" className="mt-2">
        {r.forgot.send}
      </Button>
      <Back />
    </form>
  );
}

function Told({ title, hint }: { title: string; hint: string }) {
  return (
    <div role="status" className="flex flex-col gap-4">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-sm break-words text-ink-soft">{hint}</p>
      <Back />
    </div>
  );
}

function Back() {
  return (
    <Link
      to="/login"
      className="rounded-sm text-center text-sm font-medium text-accent underline-offset-4 hover:underline"
    >
      {r.forgot.back}
    </Link>
  );
}
