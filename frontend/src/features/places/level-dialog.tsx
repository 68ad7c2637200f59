import { defaultNotifications } from '@parley/contracts/people/notification';
import { notificationLevels } from '@parley/contracts/places/place';
import { type FormEvent, useState } from 'react';
import { useNotificationSettings } from '#features/notifications/api/notifications.ts';
import { LevelOptions } from '#features/notifications/level-options.tsx';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { nt } from '#lib/i18n/notifications-texts.ts';
import { levelOf } from '#lib/notifications/policy.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';

export interface LevelDialogProps {
  /** A room, a channel or a space. */
  id: string;
  /** Of a channel, its space; of a space, itself. */
  spaceId: string | undefined;
  name: string;
  onClose: () => void;
}

/** Asks what the person is told of in one place. */
export default function LevelDialog({ id, spaceId, name, onClose }: LevelDialogProps) {
  const places = useChatState(state => state.places);
  const settings = useNotificationSettings().data ?? defaultNotifications;
  const [chosen, setChosen] = useState<string>(places[id]?.level ?? '');
  const update = useUpdatePlace(id);
  const general = { ...places, [id]: undefined };
  const elsewhere = levelOf(general, settings, { roomId: id, spaceId });
  const nameOf = (level: string) => nt.levels[notificationLevels.find(known => known === level) ?? 'mentions'];

  function submit(event: FormEvent) {
    event.preventDefault();
    const level = notificationLevels.find(known => known === chosen) ?? null;
    update.mutate({ level }, { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title={nt.here.title(name)} hint={nt.here.hint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        <Field label={nt.here.label}>
          {control => (
            <Select {...control} autoFocus value={chosen} onChange={event => setChosen(event.target.value)}>
              <option value="">{nt.here.same(nameOf(elsewhere))}</option>
              <LevelOptions />
            </Select>
          )}
        </Field>
        <DialogButtons busy={update.isPending} onCancel={onClose}>
          {nt.here.save}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
