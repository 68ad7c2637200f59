import type { Space } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useHandOverSpace } from '#features/spaces/api/hand-over-space.ts';
import { useSpaceMembers } from '#features/spaces/api/list-space-members.ts';
import { memberName } from '#features/spaces/members/member-name.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { fenced } from '#lib/text/fence.ts';
import { toast } from '#ui/toasts.ts';
import { MorePages } from '#ui/more-pages.tsx';

const words = st.overview;

/** Makes another member the owner. */
export default function HandOverDialog({ space, onClose }: { space: Space; onClose: () => void }) {
  const [userId, setUserId] = useState('');
  const members = useSpaceMembers(space.id);
  const handOver = useHandOverSpace(space.id);
  const guests = space.roles.filter(({ builtIn }) => builtIn === 'guest').map(({ id }) => id);
  const all = members.data?.pages.flatMap(page => page.members) ?? [];
  const others = all.filter(({ user, baseRoleId }) => user.id !== space.ownerId && !guests.includes(baseRoleId));
  const picked = others.find(({ user }) => user.id === userId);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!picked) return;
    handOver.mutate(userId, {
      onSuccess: () => {
        toast(words.handedOver(memberName(picked)));
        onClose();
      },
    });
  }
  const error = handOver.error ?? members.error;
  return (
    <Dialog onClose={onClose} title={words.handOverTitle} hint={words.handOverHint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {error && <Alert>{errorText(error)}</Alert>}
        <Field label={words.handOverTo}>
          {control => (
            <Select {...control} value={userId} onChange={event => setUserId(event.target.value)}>
              <option value="">{members.isPending ? t.app.loading : words.handOverPick}</option>
              {others.map(({ user, nickname }) => (
                <option key={user.id} value={user.id} translate="no">
                  {`${fenced(memberName({ user, nickname }))} (@${user.username})`}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <MorePages pages={members} label={s.people.more} size="sm" className="" />
        <DialogButtons variant="danger" busy={handOver.isPending} disabled={!picked} onCancel={onClose}>
          {words.handOver}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
