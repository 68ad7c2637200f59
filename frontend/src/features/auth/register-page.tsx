import { useLocation } from 'react-router';
import { inviteOf, useRegistration } from '#features/auth/api/registration.ts';
import { InsteadOfForm } from '#features/auth/instead-of-form.tsx';
import { RegisterForm } from '#features/auth/register-form.tsx';
import { refusalOf } from '#features/auth/registration-words.ts';
import { au } from '#lib/i18n/auth-texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Spinner } from '#ui/spinner.tsx';

/** The form, or why there is none. Where nobody tells who may register the form is there, and its answer tells. */
export function RegisterPage() {
  useTitle(au.register);
  const { hash } = useLocation();
  const invite = inviteOf(hash);
  const registration = useRegistration();
  if (registration.isPending) return <Spinner className="mx-auto my-24 text-ink-faint" />;
  const refusal = refusalOf(registration.data, invite);
  if (refusal) return <InsteadOfForm {...refusal} />;
  return <RegisterForm registration={registration.data} invite={invite} />;
}
