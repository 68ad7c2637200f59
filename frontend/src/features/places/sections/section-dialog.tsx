import { sectionInput } from '@parley/contracts/places/section-input';
import type { Section } from '@parley/contracts/places/section';
import { type FormEvent, useState } from 'react';
import { useReplaceSections } from '#features/places/api/replace-sections.ts';
import { changed } from '#features/places/sections/change-sections.ts';
import { SectionNameField } from '#features/places/sections/section-name-field.tsx';
import { p } from '#lib/i18n/places-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { uuid } from '#lib/uuid.ts';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';

const words = p.sections;

export interface SectionDialogProps {
  /** Null: a new one, after all others. */
  section: Section | null;
  onClose: () => void;
}

/** Asks for the name of a section. */
export default function SectionDialog({ section, onClose }: SectionDialogProps) {
  const sections = useChatState(state => state.sections);
  const [id] = useState(() => section?.id ?? uuid());
  const [name, setName] = useState(section?.name ?? '');
  const replace = useReplaceSections();
  const input = sectionInput.safeParse({ id, name, collapsed: section?.collapsed ?? false });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!input.success) return;
    const next = section ? changed(sections, id, { name: input.data.name }) : [...sections, input.data];
    replace.mutate(next, { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title={section ? words.renameTitle : words.new} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        <SectionNameField name={name} onChange={setName} />
        <DialogButtons busy={replace.isPending} disabled={!input.success} onCancel={onClose}>
          {section ? words.save : words.create}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
