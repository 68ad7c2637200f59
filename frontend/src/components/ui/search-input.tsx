import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Input } from '#ui/input.tsx';

export interface SearchInputProps extends Omit<ComponentProps<typeof Input>, 'onChange' | 'type'> {
  label: string;
  onChange: (value: string) => void;
}

export function SearchInput({ label, onChange, ...rest }: SearchInputProps) {
  return (
    <div className="relative">
      <Search aria-hidden className="absolute start-3 top-3.5 size-4 text-ink-faint" />
      <Input
        {...rest}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        room="start"
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
