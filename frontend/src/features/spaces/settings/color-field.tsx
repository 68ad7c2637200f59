import { Ban } from 'lucide-react';
import { cn } from '#ui/cn.ts';
import { Field } from '#ui/field.tsx';
import { Button } from '#ui/button.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';

export interface ColorFieldProps {
  label: string;
  hint?: string;
  color: string | null;
  onChange: (color: string | null) => void;
}

/** Where the picker of the browser begins while there is no colour. It is not shown: it would look like one. */
const neutral = '#808080';

/** A colour, or none. */
export function ColorField({ label, hint, color, onChange }: ColorFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {control => (
        <div className="flex items-center gap-2">
          <span className="relative inline-flex h-11 w-16 items-center justify-center rounded-lg border border-field-line bg-raised focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
            {color === null && <Ban aria-hidden className="size-5 text-ink-faint" />}
            <input
              {...control}
              type="color"
              value={color ?? neutral}
              onChange={event => onChange(event.target.value)}
              className={cn('absolute inset-0 size-full cursor-pointer p-1', color === null && 'opacity-0')}
            />
          </span>
          <span className="min-w-20 text-sm text-ink-soft tabular-nums">{color ?? st.noColor}</span>
          {color !== null && (
            <Button variant="ghost" size="sm" onClick={() => onChange(null)}>
              {st.noColor}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
