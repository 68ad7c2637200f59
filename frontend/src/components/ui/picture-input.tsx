import { ImageUp, Trash2 } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { p } from '#lib/i18n/pictures-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';

interface PictureButtonsProps {
  label: string;
  hasPicture: boolean;
  busy: boolean;
  onPick: (picture: File) => void;
  onRemove: () => void;
}

export interface PictureInputProps extends PictureButtonsProps {
  hint: string;
  /** What is there now. */
  preview: ReactNode;
  /** What went wrong with the last picture, in words. */
  error?: string | undefined;
}

/** A picture that is chosen, dropped or pasted, and can be removed. */
export function PictureInput({ hint, preview, error, ...buttons }: PictureInputProps) {
  const id = useId();
  const { isOver, handlers } = useGiven(!buttons.busy, buttons.onPick);
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      {...handlers}
      className={cn(
        'space-y-2.5 rounded-lg outline-2 outline-offset-4',
        isOver ? 'outline-accent' : 'outline-transparent',
      )}
    >
      <p id={`${id}-label`} className="text-sm font-medium">
        {buttons.label}
      </p>
      {error !== undefined && <Alert>{error}</Alert>}
      {preview}
      <PictureButtons {...buttons} />
      <p id={`${id}-hint`} className="text-[0.8125rem] text-ink-faint">
        {hint} {p.drop}
      </p>
    </div>
  );
}

function PictureButtons({ label, hasPicture, busy, onPick, onRemove }: PictureButtonsProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
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
    </div>
  );
}

/** Takes the first picture that is dropped on an element, or pasted in it. */
function useGiven(isTaken: boolean, onPick: (picture: File) => void) {
  const [isOver, setOver] = useState(false);
  function take(event: { preventDefault(): void }, { files }: DataTransfer) {
    const picture = [...files].find(({ type }) => type.startsWith('image/'));
    if (!picture || !isTaken) return;
    event.preventDefault();
    onPick(picture);
  }
  const handlers = {
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      // Otherwise the browser would leave the app and show the file.
      event.preventDefault();
      setOver(false);
      take(event, event.dataTransfer);
    },
  };
  return { isOver, handlers };
}
