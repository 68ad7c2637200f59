import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { SpaceTemplate } from '@parley/contracts/spaces/space-calls';
import { Briefcase, CodeXml, GraduationCap, PartyPopper } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useCreateSpace } from '#features/spaces/api/create-space.ts';
import { NameField } from '#features/spaces/name-field.tsx';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { type Choice, ChoiceCards } from '#ui/choice-cards.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';

const { templates } = s.create;
const choices: Choice<SpaceTemplate>[] = [
  { value: 'friends', icon: PartyPopper, ...templates.friends },
  { value: 'team', icon: Briefcase, ...templates.team },
  { value: 'open-source', icon: CodeXml, ...templates['open-source'] },
  { value: 'class', icon: GraduationCap, ...templates.class },
];

export default function CreateSpaceDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [template, setTemplate] = useState<SpaceTemplate>('friends');
  const create = useCreateSpace();
  const input = spaceApi.createSpace.body.safeParse({ name, template });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (input.success) create.mutate({ name, template }, { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title={s.create.title} hint={s.create.hint}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-4">
          {create.isError && <Alert>{errorText(create.error)}</Alert>}
          <NameField
            label={s.create.name}
            name={name}
            placeholder={s.create.namePlaceholder}
            autoFocus
            onChange={setName}
          />
          <ChoiceCards label={s.create.template} choices={choices} chosen={template} onChoose={setTemplate} />
        </div>
        <DialogButtons isBar busy={create.isPending} disabled={!input.success} onCancel={onClose}>
          {s.create.submit}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
