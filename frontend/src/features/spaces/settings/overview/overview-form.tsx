import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Space } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useUpdateSpace } from '#features/spaces/api/update-space.ts';
import { NameField } from '#features/spaces/name-field.tsx';
import { inviteLink } from '#features/spaces/paths.ts';
import { changedFields } from '#features/spaces/settings/changed-fields.ts';
import { ColorField } from '#features/spaces/settings/color-field.tsx';
import { SpaceMark } from '#features/spaces/space-mark.tsx';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { toast } from '#ui/toasts.ts';

const words = st.overview;

/** Name, description, colour and address. */
export function OverviewForm({ space }: { space: Space }) {
  const [name, setName] = useState(space.name);
  const [description, setDescription] = useState(space.description);
  const [accent, setAccent] = useState(space.accent);
  const [address, setAddress] = useState(space.address ?? '');
  const update = useUpdateSpace(space.id);
  const fields = { name, description, accent, address: address === '' ? null : address };
  const input = spaceApi.updateSpace.body.safeParse(fields);
  const changed = changedFields(space, fields);
  const isAddressWrong = !input.success && input.error.issues.some(({ path }) => path[0] === 'address');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (input.success && changed) update.mutate(changed, { onSuccess: () => toast(st.saved) });
  }
  return (
    <form className="space-y-5 rounded-2xl border border-line bg-raised p-5" onSubmit={submit}>
      {update.isError && <Alert>{errorText(update.error)}</Alert>}
      <div className="flex items-start gap-4">
        <SpaceMark space={{ ...space, name, accent }} size="xl" />
        <div className="min-w-0 flex-1">
          <NameField label={words.name} name={name} onChange={setName} />
        </div>
      </div>
      <Field label={words.description} hint={words.descriptionHint}>
        {control => (
          <TextArea
            {...control}
            value={description}
            maxLength={1_000}
            onChange={event => setDescription(event.target.value)}
          />
        )}
      </Field>
      <ColorField label={words.accent} hint={words.accentHint} color={accent} onChange={setAccent} />
      <Field
        label={words.address}
        hint={words.addressHint(inviteLink(address === '' ? '…' : address))}
        error={isAddressWrong ? t.errors.field('address', 'format') : undefined}
      >
        {control => (
          <Input
            {...control}
            value={address}
            maxLength={32}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            onChange={event => setAddress(event.target.value.trim().toLowerCase())}
          />
        )}
      </Field>
      <Button type="submit" busy={update.isPending} disabled={!input.success || !changed}>
        {st.save}
      </Button>
    </form>
  );
}
