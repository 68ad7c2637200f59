import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '#ui/cn.ts';
import { Spinner } from '#ui/spinner.tsx';

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 font-medium whitespace-nowrap transition-colors disabled:opacity-55 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'border border-line bg-raised hover:bg-hover',
        ghost: 'text-ink-soft hover:bg-hover hover:text-ink',
        danger: 'bg-danger-ground text-danger hover:brightness-95',
        link: 'text-accent underline-offset-4 hover:underline',
        plain: 'underline underline-offset-4',
      },
      size: {
        md: 'h-10 rounded-lg px-4 text-sm pointer-coarse:h-11',
        lg: 'h-11 rounded-lg px-5 text-sm',
        sm: 'h-8 rounded-lg px-3 text-[0.8125rem] pointer-coarse:h-11',
        pill: 'h-9 rounded-full px-4 text-[0.8125rem] pointer-coarse:h-11',
        icon: 'size-10 rounded-lg pointer-coarse:size-11',
        'icon-sm': 'size-8 rounded-lg pointer-coarse:size-11',
        inline: 'rounded-sm',
      },
    },
    defaultVariants: { variant: 'primary', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof look> {
  /** Shows that its work is under way, and takes no more clicks. */
  busy?: boolean;
}

export function Button({ className, variant, size, busy = false, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={cn(look({ variant, size }), className)}
    >
      {typeof children === 'string' ? <span>{children}</span> : children}
      {/* The last of them: put before a text, it would need that text, which a translator may have replaced. */}
      {busy && <Spinner className="order-first size-4" />}
    </button>
  );
}
