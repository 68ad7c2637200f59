import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { c } from '#lib/i18n/call-texts.ts';
import { cn } from '#ui/cn.ts';

const looks = {
  plain: 'bg-raised text-ink border border-line hover:bg-hover',
  on: 'bg-selected text-accent border border-accent hover:brightness-95',
  off: 'bg-danger-ground text-danger border border-transparent hover:brightness-95',
  leave: 'bg-danger text-on-accent border border-transparent hover:brightness-95',
};

export interface ControlButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  label: string;
  /** The key that does the same. */
  hotkey?: string;
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
  children: ReactNode;
}

const sizes = {
  md: 'size-12 rounded-2xl',
  sm: 'size-10 rounded-xl pointer-coarse:size-11',
  wide: 'h-12 w-16 rounded-2xl',
};

/** A round control of the call, with its name above it on hover and focus. */
export function ControlButton({ label, hotkey, look = 'plain', size = 'md', children, ...rest }: ControlButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      aria-keyshortcuts={hotkey}
      data-tip={hotkey === undefined ? label : c.controls.key(label, hotkey)}
      data-tip-side="top"
      className={cn(
        'tip inline-flex shrink-0 items-center justify-center transition-colors disabled:opacity-55',
        sizes[size],
        looks[look],
      )}
    >
      {children}
    </button>
  );
}
