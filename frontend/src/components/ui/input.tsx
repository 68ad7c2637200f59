import type { ComponentProps } from 'react';
import { cn } from '#ui/cn.ts';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      {...rest}
      className={cn(
        'h-11 w-full rounded-lg border border-field-line bg-raised pr-3 pl-3 text-base text-ink placeholder:text-ink-faint focus-visible:border-focus focus-visible:outline-offset-0 aria-invalid:border-danger md:text-sm',
        className,
      )}
    />
  );
}
