import type { ReactNode } from 'react';
import { t } from '#lib/i18n/texts.ts';
import { Button, type ButtonProps } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';

interface DialogButtonsProps extends Pick<ButtonProps, 'busy' | 'disabled' | 'variant'> {
  /** Below a line, where what stands above may scroll. */
  isBar?: boolean;
  onCancel: () => void;
  /** The words of the button that submits the form. */
  children: ReactNode;
}

/** The end of a form in a dialog: away from it, or on. */
export function DialogButtons({ isBar = false, onCancel, children, ...submit }: DialogButtonsProps) {
  return (
    <div className={cn('flex justify-end gap-2', isBar && 'border-t border-line px-5 py-3')}>
      <Button variant="secondary" onClick={onCancel}>
        {t.app.cancel}
      </Button>
      <Button type="submit" {...submit}>
        {children}
      </Button>
    </div>
  );
}
