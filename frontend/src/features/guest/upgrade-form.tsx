import { useState } from 'react';
import type { RegistrationState } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import { AccountFields } from '#features/auth/account-fields.tsx';
import { domainsFor } from '#features/auth/registration-words.ts';
import { useAccountForm } from '#features/auth/use-account-form.ts';
import { useUpgradeGuest } from '#features/guest/api/upgrade-guest.ts';
import { invitationIn } from '#features/guest/invitation-in.ts';
import { errorText } from '#lib/error-text.ts';
import { g } from '#lib/i18n/guest-texts.ts';
import { rg } from '#lib/i18n/registration-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { Note } from '#ui/note.tsx';

export interface UpgradeFormProps {
  /** Undefined where nobody tells who may register: the answer will. */
  registration: RegistrationState | undefined;
  onDone: () => void;
  onCancel: () => void;
}

/** What makes an account of a guest. */
export function UpgradeForm({ registration, onDone, onCancel }: UpgradeFormProps) {
  const me = useMe();
  const upgrade = useUpgradeGuest(onDone);
  const [invitation, setInvitation] = useState('');
  const domains = domainsFor(registration, undefined);
  const { form, showRefusal } = useAccountForm({ displayName: me.displayName }, domains);
  const invite = invitationIn(invitation);
  const submit = form.handleSubmit(values =>
    upgrade.mutate(invite === undefined ? values : { ...values, invite }, { onError: showRefusal }),
  );
  const { error } = upgrade;
  const refused = error instanceof ParleyError ? error.code : undefined;
  if (refused === 'approval_pending' || refused === 'confirmation_pending')
    return (
      <div className="px-5 pb-5">
        <Note>{refused === 'approval_pending' ? g.requested : g.toConfirm}</Note>
      </div>
    );
  const hasFieldError = Object.keys(form.formState.errors).length > 0;
  return (
    <form noValidate className="flex min-h-0 flex-col" onSubmit={event => void submit(event)}>
      <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-4">
        {error && !hasFieldError && <Alert>{errorText(error)}</Alert>}
        {registration?.mode === 'invite' && (
          <Field label={g.invitation} hint={g.invitationHint}>
            {control => (
              <Input
                {...control}
                dir="ltr"
                autoComplete="off"
                value={invitation}
                onChange={event => setInvitation(event.target.value)}
              />
            )}
          </Field>
        )}
        <AccountFields form={form} domains={domains} />
      </div>
      <DialogButtons isBar busy={upgrade.isPending} onCancel={onCancel}>
        {registration?.mode === 'approval' ? rg.request : g.create}
      </DialogButtons>
    </form>
  );
}
