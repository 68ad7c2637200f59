import type { ComponentProps } from 'react';
import { cn } from '#ui/cn.ts';

export interface InputProps extends Omit<ComponentProps<'input'>, 'className'> {
  /** Which side leaves space for something that stands in the field. */
  room?: keyof typeof padding;
}

const padding = { none: 'px-3', start: 'ps-9 pe-3', end: 'ps-3 pe-11' };
const look =
  'h-11 w-full rounded-lg border border-field-line bg-raised text-base text-ink placeholder:text-ink-faint focus-visible:border-focus focus-visible:outline-offset-0 aria-invalid:border-danger md:text-sm';

export function Input({ room = 'none', ...rest }: InputProps) {
  return <input {...rest} className={cn(look, padding[room])} />;
}
