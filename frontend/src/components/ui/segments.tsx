import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { direction } from '#lib/i18n/language.ts';

export interface SegmentsProps<T extends string> {
  label: string;
  choices: readonly { value: T; label: ReactNode; name?: string }[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** A few choices side by side, of which one holds. */
export function Segments<T extends string>({ label, choices, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <RadioGroup.Root
      dir={direction}
      value={chosen}
      onValueChange={value => onChoose(value as T)}
      aria-label={label}
      orientation="horizontal"
      className="flex rounded-xl border border-line bg-raised p-1"
    >
      {choices.map(({ value, label: words, name }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          aria-label={name}
          className="min-h-11 min-w-0 flex-1 rounded-lg px-2 text-sm font-medium text-ink-soft hover:bg-hover data-[state=checked]:bg-selected data-[state=checked]:text-ink"
        >
          {words}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
