import { ImageUp, Trash2 } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { p } from '#lib/i18n/pictures-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';

export interface PictureInputProps {
  label: string;
  hint: string;
  /** What is there now. */
  preview: ReactNode;
  hasPicture: boolean;
  busy: boolean;
  /** What went wrong with the last picture, in words. */
  error?: string | undefined;
  onPick: (picture: File) => void;
  onRemove: () => void;
}

/** A picture that is chosen, dropped or pasted, and can be removed. */
export function PictureInput(props: PictureInputProps) {
  const { label, hint, preview, hasPicture, busy, error, onPick, onRemove } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  function take(event: DragEvent | ClipboardEvent, data: DataTransfer) {
    const file = [...data.files].find(({ type }) => type.startsWith('image/'));
    if (!file || busy) return;
    event.preventDefault();
    onPick(file);
  }
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      onPaste={event => take(event, event.clipboardData)}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        take(event, event.dataTransfer);
      }}
      className={cn(
        'space-y-2.5 rounded-lg outline-2 outline-offset-4',
        isOver ? 'outline-accent' : 'outline-transparent',
      )}
    >
      <p id={`${id}-label`} className="text-sm font-medium">
        {label}
      </p>
      {error !== undefined && <Alert>{error}</Alert>}
      {preview}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="secondary"
          size="sm"
          busy={busy}
          aria-label={p.chooseFor(label)}
          onClick={() => input.current?.click()}
        >
          <ImageUp aria-hidden className="size-4" />
          {p.choose}
        </Button>
        {hasPicture && (
          <Button variant="ghost" size="sm" disabled={busy} aria-label={p.removeFor(label)} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
            {p.remove}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // So that the same file can be chosen again.
          target.value = '';
          if (file) onPick(file);
        }}
      />
      <p id={`${id}-hint`} className="text-[13px] text-ink-faint">
        {hint} {p.drop}
      </p>
    </div>
  );
}
