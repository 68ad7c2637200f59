import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

export interface NameFieldProps {
  label: string;
  name: string;
  placeholder?: string;
  autoFocus?: boolean;
  onChange: (name: string) => void;
}

/** The name of a space, channel, category or role. */
export function NameField({ label, name, placeholder, autoFocus = false, onChange }: NameFieldProps) {
  return (
    <Field label={label}>
      {control => (
        <Input
          {...control}
          value={name}
          maxLength={80}
          dir="auto"
          autoFocus={autoFocus}
          placeholder={placeholder}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
