import { type FormEvent, useState } from 'react';
import { ParleyError } from '@parley/contracts/errors';
import { useEnterAsGuest } from '#features/guest/api/enter-as-guest.ts';
import { errorText, fieldText } from '#lib/error-text.ts';
import { g } from '#lib/i18n/guest-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

/** A name, and in. `onEntered` is called once the guest is signed in. */
export function GuestEntry({ onEntered }: { onEntered: () => void }) {
  const [name, setName] = useState('');
  const enter = useEnterAsGuest(onEntered);
  const wrong = enter.error instanceof ParleyError ? enter.error.errors?.[0] : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    enter.mutate(name.trim());
  }
  return (
    <form noValidate className="space-y-3" onSubmit={submit}>
      {enter.isError && !wrong && <Alert>{errorText(enter.error)}</Alert>}
      <Field label={g.name} hint={g.nameHint} error={wrong && fieldText(wrong)}>
        {control => (
          <Input
            {...control}
            value={name}
            maxLength={64}
            autoComplete="name"
            onChange={event => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="lg" className="w-full" busy={enter.isPending} disabled={name.trim() === ''}>
        {g.enter}
      </Button>
    </form>
  );
}
