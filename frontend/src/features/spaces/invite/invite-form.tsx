import type { Invite, Space } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useCreateInvite } from '#features/spaces/api/create-invite.ts';
import { expiries, limitsOfUse } from '#features/spaces/invite/invite-choices.ts';
import { RoleSelect } from '#features/spaces/invite/role-select.tsx';
import { errorText } from '#lib/error-text.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

/** How long a new invite holds, how often, and which role it gives. */
export function InviteForm({ space, onCreated }: { space: Space; onCreated?: (invite: Invite) => void }) {
  const [expiry, setExpiry] = useState('week');
  const [uses, setUses] = useState('');
  const [roleId, setRoleId] = useState('');
  const [guests, setGuests] = useState(false);
  const [isTemporary, setTemporary] = useState(false);
  const create = useCreateInvite(space.id);

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate(
      {
        expiresInSeconds: expiries.find(({ value }) => value === expiry)?.seconds ?? null,
        maxUses: uses === '' ? null : Number(uses),
        roleId: roleId === '' ? null : roleId,
        guests,
        temporary: isTemporary && roleId === '',
      },
      { onSuccess: onCreated },
    );
  }
  return (
    <form className="space-y-4" onSubmit={submit}>
      {create.isError && <Alert>{errorText(create.error)}</Alert>}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={s.invite.expires}>
          {control => (
            <Select {...control} value={expiry} onChange={event => setExpiry(event.target.value)}>
              {expiries.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={s.invite.uses}>
          {control => (
            <Select {...control} value={uses} onChange={event => setUses(event.target.value)}>
              <option value="">{s.invite.unlimited}</option>
              {limitsOfUse.map(count => (
                <option key={count} value={count}>
                  {s.invite.usesOf(count)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <RoleSelect space={space} roleId={roleId} onChange={setRoleId} />
      <SwitchLine title={s.invite.guests} hint={s.invite.guestsHint} isOn={guests} onChange={setGuests} />
      {roleId === '' && (
        <SwitchLine title={et.temporary.title} hint={et.temporary.hint} isOn={isTemporary} onChange={setTemporary} />
      )}
      <Button type="submit" busy={create.isPending}>
        {s.invite.create}
      </Button>
    </form>
  );
}
