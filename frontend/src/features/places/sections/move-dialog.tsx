import { mostSections, sectionInput } from '@parley/contracts/places/section-input';
import { type FormEvent, useState } from 'react';
import { useReplaceSections } from '#features/places/api/replace-sections.ts';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { SectionNameField } from '#features/places/sections/section-name-field.tsx';
import { p } from '#lib/i18n/places-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { unturned } from '#lib/text/fence.ts';
import { uuid } from '#lib/uuid.ts';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';

const words = p.sections;

export interface MoveDialogProps {
  /** Of a conversation. */
  id: string;
  name: string;
  onClose: () => void;
}

/** Puts a conversation into an own section, into a new one, or back among those that stand in none. */
export default function MoveDialog({ id, name: room, onClose }: MoveDialogProps) {
  const sections = useChatState(state => state.sections);
  const present = useChatState(state => state.places[id]?.sectionId ?? '');
  const [newId] = useState(uuid);
  const [chosen, setChosen] = useState(() => {
    if (sections.length === 0) return newId;
    return sections.some(section => section.id === present) ? present : '';
  });
  const [name, setName] = useState('');
  const replace = useReplaceSections();
  const update = useUpdatePlace(id);
  const input = sectionInput.safeParse({ id: newId, name });
  const isFull = sections.length >= mostSections;
  const isNew = chosen === newId;

  const move = () => update.mutate({ sectionId: chosen || null }, { onSuccess: onClose });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isNew) move();
    else if (input.success) replace.mutate([...sections, input.data], { onSuccess: move });
  }
  return (
    <Dialog onClose={onClose} title={words.moveTitle(room)} hint={words.moveHint} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        {sections.length > 0 && (
          <Field label={words.section} {...(isFull && { hint: words.full(mostSections) })}>
            {control => (
              <Select {...control} autoFocus value={chosen} onChange={event => setChosen(event.target.value)}>
                <option value="">{words.none}</option>
                {sections.map(section => (
                  <option key={section.id} value={section.id} dir="auto">
                    {unturned(section.name)}
                  </option>
                ))}
                {!isFull && <option value={newId}>{words.new}</option>}
              </Select>
            )}
          </Field>
        )}
        {isNew && <SectionNameField name={name} onChange={setName} />}
        <DialogButtons
          busy={replace.isPending || update.isPending}
          disabled={isNew && !input.success}
          onCancel={onClose}
        >
          {isNew ? words.create : words.moved}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
