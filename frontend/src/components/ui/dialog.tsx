import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { t } from '#lib/i18n/texts.ts';
import { useBackCloses } from '#lib/react/use-back-closes.ts';
import { cn } from '#ui/cn.ts';
import { IconButton } from '#ui/icon-button.tsx';

export interface DialogProps {
  onClose: () => void;
  title: string;
  hint?: string;
  /** `tall` keeps its height whatever is in it; `panel` comes in from the side, `sheet` from below. */
  size?: keyof typeof sizes;
  /** Title and hint are for screen readers only. */
  bare?: boolean;
  children: ReactNode;
}

const box =
  'top-[max(1rem,12vh)] left-1/2 max-h-[80dvh] w-[calc(100vw-2rem)] -translate-x-1/2 rounded-2xl animate-rise';
const sizes = {
  sm: `${box} max-w-sm`,
  md: `${box} max-w-lg`,
  tall: `${box} h-[38rem] max-w-lg`,
  sheet: 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-2xl animate-rise',
  panel: 'inset-y-0 end-0 w-80 max-w-[88vw] rounded-s-2xl animate-fade',
};

/** A modal dialog: focus stays inside, Esc, Back and the shade close it, focus returns to where it came from. */
export function Dialog({ onClose, title, hint, size = 'md', bare = false, children }: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  useBackCloses(onClose);
  function focusContent(event: Event) {
    event.preventDefault();
    content.current?.focus();
  }
  return (
    <Radix.Root open onOpenChange={open => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-shade animate-fade" />
        <Radix.Content
          ref={content}
          tabIndex={-1}
          // Where nothing in it takes the focus by itself; the first button is the one that closes it.
          onOpenAutoFocus={focusContent}
          {...(hint === undefined ? { 'aria-describedby': undefined } : {})}
          className={cn(
            'fixed z-40 flex flex-col overflow-hidden border border-line bg-surface shadow-2xl outline-none',
            sizes[size],
          )}
        >
          <div className={bare ? 'sr-only' : 'flex items-start gap-3 px-5 pt-4 pb-3'}>
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {hint !== undefined && <Radix.Description className="text-sm text-ink-soft">{hint}</Radix.Description>}
            </div>
            {!bare && (
              <Radix.Close asChild>
                <IconButton label={t.app.close} size="icon-sm" className="-me-1">
                  <X className="size-4.5" />
                </IconButton>
              </Radix.Close>
            )}
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
