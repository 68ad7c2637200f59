import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

export type SelectProps = Omit<ComponentProps<'select'>, 'className'>;

/** The browser's own list: it works with every keyboard, reader and thumb. */
export function Select(props: SelectProps) {
  return (
    <div className="relative">
      <select
        {...props}
        className="h-11 w-full appearance-none truncate rounded-lg border border-field-line bg-raised ps-3 pe-9 text-base text-ink focus-visible:border-focus focus-visible:outline-offset-0 disabled:opacity-55 md:text-sm"
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 top-3.5 size-4 text-ink-soft" />
    </div>
  );
}
