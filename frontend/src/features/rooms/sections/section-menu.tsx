import { mostSections } from '@parley/contracts/places/section-input';
import type { Section } from '@parley/contracts/places/section';
import { ArrowDown, ArrowUp, Ellipsis, FolderPlus, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useReplaceSections } from '#features/places/api/replace-sections.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { Menu, type MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const SectionDialog = lazy(() => import('#features/places/sections/section-dialog.tsx'));

export interface SectionMenuProps {
  section: Section;
  onMove: (step: -1 | 1) => void;
  onCreate: () => void;
}

/** What one does with an own section; by keyboard also what dragging does. */
export function SectionMenu({ section, onMove, onCreate }: SectionMenuProps) {
  const { store } = useChat();
  const sections = useChatState(state => state.sections);
  const [isRenaming, setRenaming] = useState(false);
  const replace = useReplaceSections();
  const at = sections.findIndex(({ id }) => id === section.id);
  // Its conversations keep its id: they stand in it once it is back.
  const bringBack = () => replace.mutate(store.getState().sections.toSpliced(at, 0, section));
  // This menu goes with its section: what follows hangs on the promise.
  const remove = () =>
    replace.mutateAsync(sections.filter(({ id }) => id !== section.id)).then(
      () => toast(p.sections.removed(section.name), { onUndo: bringBack }),
      () => undefined,
    );
  const items: MenuItem[] = [
    { label: p.sections.rename, icon: Pencil, onSelect: () => setRenaming(true) },
    ...(at > 0 ? [{ label: p.moveUp, icon: ArrowUp, onSelect: () => onMove(-1) }] : []),
    ...(at < sections.length - 1 ? [{ label: p.moveDown, icon: ArrowDown, onSelect: () => onMove(1) }] : []),
    ...(sections.length < mostSections ? [{ label: p.sections.new, icon: FolderPlus, onSelect: onCreate }] : []),
    { label: p.sections.remove, icon: Trash2, onSelect: () => void remove() },
  ];
  return (
    <>
      <Menu
        items={items}
        trigger={{
          variant: 'ghost',
          size: 'icon-sm',
          className:
            'shrink-0 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100',
          'aria-label': p.menu(section.name),
          children: <Ellipsis aria-hidden className="size-4" />,
        }}
      />
      <Suspense>{isRenaming && <SectionDialog section={section} onClose={() => setRenaming(false)} />}</Suspense>
    </>
  );
}
