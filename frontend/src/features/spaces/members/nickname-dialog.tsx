import { spaceApi } from '@parley/contracts/spaces/space-api';
import { type FormEvent, useState } from 'react';
import { useUpdateMember } from '#features/spaces/api/update-member.ts';
import { memberName } from '#features/spaces/members/member-name.ts';
import type { MemberDialogProps } from '#features/spaces/members/roles-dialog.tsx';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

/** What somebody is called in this space. */
export default function NicknameDialog({ space, member, onClose }: MemberDialogProps) {
  const [text, setText] = useState(member.nickname ?? '');
  const update = useUpdateMember(space.id, member.user.id);
  const nickname = text.trim() === '' ? null : text;
  const input = spaceApi.updateMember.body.safeParse({ nickname });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (input.success) update.mutate({ nickname }, { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title={s.people.nicknameOf(memberName(member))} hint={s.people.nicknameHint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {update.isError && <Alert>{errorText(update.error)}</Alert>}
        <Field label={s.people.nicknameLabel}>
          {control => (
            <Input
              {...control}
              value={text}
              maxLength={32}
              dir="auto"
              autoFocus
              placeholder={member.user.displayName}
              onChange={event => setText(event.target.value)}
            />
          )}
        </Field>
        <DialogButtons busy={update.isPending} disabled={!input.success} onCancel={onClose}>
          {s.people.save}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
