import { Link, useLocation } from 'react-router';
import type { RegistrationState } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import { AccountFields } from '#features/auth/account-fields.tsx';
import { useRegister } from '#features/auth/api/register.ts';
import { InsteadOfForm } from '#features/auth/instead-of-form.tsx';
import { domainsFor, hintOf, needsApproval } from '#features/auth/registration-words.ts';
import { useAccountForm } from '#features/auth/use-account-form.ts';
import { au } from '#lib/i18n/auth-texts.ts';
import { errorText } from '#lib/error-text.ts';
import { rg } from '#lib/i18n/registration-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';

export interface RegisterFormProps {
  registration: RegistrationState | undefined;
  invite: string | undefined;
}

export function RegisterForm({ registration, invite }: RegisterFormProps) {
  const register = useRegister();
  const isOnApproval = needsApproval(registration, invite);
  const domains = domainsFor(registration, invite);
  const { form, showRefusal } = useAccountForm({}, domains);
  const submit = form.handleSubmit(values =>
    register.mutate(invite === undefined ? values : { ...values, invite }, { onError: showRefusal }),
  );
  const refused = register.error instanceof ParleyError ? register.error.code : undefined;
  if (refused === 'approval_pending') return <InsteadOfForm title={rg.requestedTitle} hint={rg.requestedHint} />;
  if (refused === 'confirmation_pending') return <InsteadOfForm title={rg.confirmTitle} hint={rg.confirmSent} />;
  const hasFieldError = Object.keys(form.formState.errors).length > 0;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={event => void submit(event)}>
      <div>
        <h1 className="text-xl font-semibold">{au.registerTitle}</h1>
        <p className="text-sm text-ink-soft">{hintOf(registration, invite)}</p>
      </div>
      {register.isError && !hasFieldError && <Alert>{errorText(register.error)}</Alert>}
      <AccountFields form={form} domains={domains} />
      <Button type="submit" busy={register.isPending} size="lg" className="mt-2">
        {isOnApproval ? rg.request : au.register}
      </Button>
      <ToSignIn />
    </form>
  );
}

function ToSignIn() {
  const { state } = useLocation() as { state: unknown };
  return (
    <p className="text-center text-sm text-ink-soft">
      {au.toSignIn}{' '}
      <Link to="/login" state={state} className="rounded-sm font-medium text-accent underline-offset-4 hover:underline">
        {au.signIn}
      </Link>
    </p>
  );
}
