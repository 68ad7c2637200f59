import { useForm, type UseFormReturn } from 'react-hook-form';
import { ParleyError } from '@parley/contracts/errors';
import { type RegisterInput, registerInput } from '#features/auth/api/register.ts';
import { formResolver } from '#features/auth/form-resolver.ts';
import { showFieldErrors } from '#features/auth/show-field-errors.ts';
import { rg } from '#lib/i18n/registration-texts.ts';

/** The form of `AccountFields`, which begins with these values, and what shows at its fields why the platform refused it. */
export function useAccountForm(
  values: Partial<RegisterInput>,
  domains: string[],
): { form: UseFormReturn<RegisterInput>; showRefusal: (error: Error) => void } {
  const form = useForm<RegisterInput>({
    resolver: formResolver(registerInput),
    defaultValues: { email: '', username: '', password: '', ...values },
    // Not on leaving a field: an error that appears below it would move the button away under a click on it.
    mode: 'onSubmit',
  });
  function showRefusal(error: Error) {
    showFieldErrors(error, form.setError, ['email', 'username', 'displayName', 'password']);
    if (error instanceof ParleyError && error.code === 'email_domain_refused' && domains.length > 0)
      form.setError('email', { type: 'server', message: rg.useAddressOf(domains) });
  }
  return { form, showRefusal };
}
