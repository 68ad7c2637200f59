import { p } from '#lib/i18n/places-texts.ts';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

/** The name of an own section. */
export function SectionNameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  return (
    <Field label={p.sections.name}>
      {control => (
        <Input
          {...control}
          value={name}
          maxLength={40}
          dir="auto"
          autoFocus
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
