import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useDeleteChannel } from '#features/spaces/api/delete-channel.ts';
import { type ChannelFields, useUpdateChannel } from '#features/spaces/api/update-channel.ts';
import { isPrivate, sees, withPrivacy } from '#features/spaces/private-channel.ts';
import { changedFields } from '#features/spaces/settings/changed-fields.ts';
import { ChannelFieldset } from '#features/spaces/settings/channels/channel-fieldset.tsx';
import { DeleteButton } from '#features/spaces/settings/channels/delete-button.tsx';
import { overwritesNow } from '#features/spaces/settings/channels/overwrites-now.ts';
import { PrivacyFieldset } from '#features/spaces/settings/channels/privacy-fieldset.tsx';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { toast } from '#ui/toasts.ts';

export interface ChannelDialogProps {
  space: Space;
  channel: Channel;
  onClose: () => void;
}

/** Name, topic, slow mode and privacy of a channel. */
export default function ChannelDialog({ space, channel, onClose }: ChannelDialogProps) {
  const now = overwritesNow(space, channel);
  const wasSeenBy = isPrivate(space, now) ? space.roles.filter(role => sees(now, role)).map(({ id }) => id) : null;
  const [looks, setLooks] = useState({
    name: channel.name,
    topic: channel.topic,
    slowModeSeconds: channel.slowModeSeconds,
    stage: channel.stage,
  });
  const [seenBy, setSeenBy] = useState<readonly string[] | null>(wasSeenBy);
  const update = useUpdateChannel(space.id, channel.id);
  const remove = useDeleteChannel(space.id, channel.id);
  const isPrivacyChanged = String(seenBy?.toSorted()) !== String(wasSeenBy?.toSorted());
  const changes: ChannelFields = {
    ...changedFields(channel, looks),
    ...(isPrivacyChanged && { overwrites: withPrivacy(space, now, seenBy) }),
  };
  const isValid = spaceApi.updateChannel.body.safeParse(looks).success;
  const error = update.error ?? remove.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    const onSuccess = () => {
      toast(st.saved);
      onClose();
    };
    if (isValid) update.mutate(changes, { onSuccess });
  }
  return (
    <Dialog onClose={onClose} title={st.channels.edit}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-3">
          {error && <Alert>{errorText(error)}</Alert>}
          <ChannelFieldset looks={looks} isVoice={channel.type === 'voice'} onChange={setLooks} />
          <PrivacyFieldset space={space} seenBy={seenBy} onChange={setSeenBy} />
        </div>
        <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
          <DeleteButton
            title={st.channels.deleteTitle(channel.name)}
            hint={st.channels.deleteHint}
            onDelete={() => remove.mutateAsync()}
            onDone={onClose}
          />
          <Button variant="secondary" onClick={onClose}>
            {t.app.cancel}
          </Button>
          <Button type="submit" busy={update.isPending} disabled={!isValid || Object.keys(changes).length === 0}>
            {st.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
