import type { ComponentProps } from 'react';

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'className'>;

/** A field for several lines. */
export function TextArea(props: TextAreaProps) {
  return (
    <textarea
      rows={3}
      dir="auto"
      {...props}
      className="w-full resize-y rounded-lg border border-field-line bg-raised px-3 py-2.5 text-base text-ink placeholder:text-ink-faint focus-visible:border-focus focus-visible:outline-offset-0 aria-invalid:border-danger md:text-sm"
    />
  );
}
