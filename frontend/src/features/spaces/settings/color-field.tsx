import { Field } from '#ui/field.tsx';
import { Button } from '#ui/button.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';

export interface ColorFieldProps {
  label: string;
  hint?: string;
  color: string | null;
  onChange: (color: string | null) => void;
}

/** Shown in the picker of the browser while there is no colour. */
const neutral = '#808080';

/** A colour, or none. */
export function ColorField({ label, hint, color, onChange }: ColorFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {control => (
        <div className="flex items-center gap-2">
          <input
            {...control}
            type="color"
            value={color ?? neutral}
            onChange={event => onChange(event.target.value)}
            className="h-11 w-16 cursor-pointer rounded-lg border border-field-line bg-raised p-1"
          />
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
