import { roomPatch } from '@parley/contracts/chat-api';
import { limits } from '@parley/contracts/ids';
import { type FormEvent, useState } from 'react';
import { useUpdateRoom } from '#features/conversation/api/run-group.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { errorText } from '#lib/error-text.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { g } from '#lib/i18n/group-texts.ts';
import { usePictureChange } from '#lib/react/use-picture-change.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Alert } from '#ui/alert.tsx';
import { Avatar } from '#ui/avatar.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { PictureInput } from '#ui/picture-input.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { TextArea } from '#ui/text-area.tsx';

/** What a group looks like, is called and is about, who finds it, and what they read. */
export default function GroupDialog({ room, onClose }: { room: RoomState; onClose: () => void }) {
  const [name, setName] = useState(room.name ?? '');
  const [topic, setTopic] = useState(room.topic ?? '');
  const [isPublic, setPublic] = useState(room.public);
  const [showsAll, setShowsAll] = useState(room.history !== 'since-joining');
  const update = useUpdateRoom(room.id);
  const history = showsAll ? 'everything' : 'since-joining';
  const input = roomPatch.safeParse({ name, topic: topic.trim(), public: isPublic, history });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!input.success) return;
    update.mutate(input.data, { onSuccess: onClose });
  }
  const picture = useUpdateRoom(room.id);
  const icon = usePictureChange('icon', id => picture.mutateAsync({ icon: id }));
  return (
    <Dialog onClose={onClose} title={g.title(roomName(room))} size="sm">
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 py-3">
          {update.isError && <Alert>{errorText(update.error)}</Alert>}
          <PictureInput
            label={g.picture}
            hint={g.pictureHint}
            preview={<Avatar id={room.id} name={roomName(room)} url={room.iconUrl ?? null} size="hero" shape="group" />}
            hasPicture={room.iconUrl !== undefined}
            {...icon}
          />
          <Field label={g.name}>
            {control => (
              <Input
                {...control}
                value={name}
                maxLength={80}
                onChange={event => setName(event.target.value)}
                autoFocus
              />
            )}
          </Field>
          <Field label={g.topic} hint={g.topicHint}>
            {control => (
              <TextArea
                {...control}
                value={topic}
                maxLength={limits.roomTopic}
                onChange={event => setTopic(event.target.value)}
              />
            )}
          </Field>
          <SwitchLine title={n.isPublic} hint={n.isPublicHint} isOn={isPublic} onChange={setPublic} />
          <SwitchLine title={g.history} hint={g.historyHint} isOn={showsAll} onChange={setShowsAll} />
        </div>
        <DialogButtons isBar busy={update.isPending} disabled={!input.success} onCancel={onClose}>
          {g.save}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
