import { Pencil, X } from 'lucide-react';
import { t } from '#lib/i18n/texts.ts';
import { IconButton } from '#ui/icon-button.tsx';

/** Says that the composer now changes a message, and how to get out of it. */
export function EditingBar({ onCancel }: { onCancel: () => void }) {
  return (
    <div className="flex items-center gap-2 px-3 pb-1 text-[0.8125rem] text-ink-soft animate-fade">
      <Pencil aria-hidden className="size-3.5 text-accent" />
      <span className="flex-1">{t.conversation.editing}</span>
      <IconButton label={t.app.cancel} size="icon-sm" onClick={onCancel}>
        <X className="size-4" />
      </IconButton>
    </div>
  );
}
