import type { UseFormReturn } from 'react-hook-form';
import type { RegisterInput } from '#features/auth/api/register.ts';
import { PasswordInput } from '#features/auth/password-input.tsx';
import { au } from '#lib/i18n/auth-texts.ts';
import { rg } from '#lib/i18n/registration-texts.ts';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

const leftEmpty = (value: unknown) => (value === '' ? undefined : value);

export interface AccountFieldsProps {
  form: UseFormReturn<RegisterInput>;
  /** At which the e-mail address has to be; none where any will do. */
  domains: string[];
}

/** What an account is made of. */
export function AccountFields({ form, domains }: AccountFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <Field
        label={au.email}
        error={errors.email?.message}
        {...(domains.length > 0 && { hint: rg.useAddressOf(domains) })}
      >
        {control => (
          <Input {...control} {...form.register('email')} type="email" autoComplete="email" autoFocus dir="ltr" />
        )}
      </Field>
      <Field label={au.username} hint={au.usernameHint} error={errors.username?.message}>
        {control => (
          <Input {...control} {...form.register('username')} autoComplete="username" autoCapitalize="none" dir="ltr" />
        )}
      </Field>
      <Field label={au.displayName} hint={au.displayNameHint} error={errors.displayName?.message}>
        {control => (
          <Input {...control} {...form.register('displayName', { setValueAs: leftEmpty })} autoComplete="name" />
        )}
      </Field>
      <Field label={au.password} hint={au.passwordHint} error={errors.password?.message}>
        {control => <PasswordInput {...control} {...form.register('password')} autoComplete="new-password" />}
      </Field>
    </>
  );
}
