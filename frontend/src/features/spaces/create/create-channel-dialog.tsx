import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Category, Space } from '@parley/contracts/spaces/space';
import { Hash, Volume2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCreateChannel } from '#features/spaces/api/create-channel.ts';
import { NameField } from '#features/spaces/name-field.tsx';
import { channelPath } from '#features/spaces/paths.ts';
import { withPrivacy } from '#features/spaces/private-channel.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { Alert } from '#ui/alert.tsx';
import { type Choice, ChoiceCards } from '#ui/choice-cards.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

type ChannelType = 'text' | 'voice';

const { types } = s.newChannel;
const choices: Choice<ChannelType>[] = [
  { value: 'text', icon: Hash, ...types.text },
  { value: 'voice', icon: Volume2, ...types.voice },
];

export interface CreateChannelDialogProps {
  space: Space;
  category: Category | null;
  onClose: () => void;
}

/** A new channel at the end of a category; one for text is opened at once. */
export default function CreateChannelDialog({ space, category, onClose }: CreateChannelDialogProps) {
  const [name, setName] = useState('');
  const [type, setType] = useState<ChannelType>('text');
  const [isPrivate, setPrivate] = useState(false);
  const create = useCreateChannel(space.id);
  const navigate = useNavigate();
  const input = spaceApi.createChannel.body.safeParse({ name });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!input.success) return;
    const overwrites = isPrivate ? withPrivacy(space, category?.overwrites ?? [], []) : null;
    create.mutate(
      { name, type, categoryId: category?.id ?? null, overwrites },
      {
        onSuccess: async ({ id }) => {
          if (type === 'text') await navigate(channelPath(space.id, id), { replace: isAboveThePage() });
          onClose();
        },
      },
    );
  }
  const hint = category ? { hint: s.newChannel.inCategory(category.name) } : {};
  return (
    <Dialog onClose={onClose} title={s.newChannel.title} {...hint}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-2">
          {create.isError && <Alert>{errorText(create.error)}</Alert>}
          <NameField label={s.newChannel.name} name={name} autoFocus onChange={setName} />
          <ChoiceCards label={s.newChannel.type} choices={choices} chosen={type} onChoose={setType} />
          <SwitchLine
            title={s.newChannel.isPrivate}
            hint={s.newChannel.isPrivateHint}
            isOn={isPrivate}
            onChange={setPrivate}
          />
        </div>
        <DialogButtons isBar busy={create.isPending} disabled={!input.success} onCancel={onClose}>
          {s.newChannel.submit}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
