import type { LucideIcon } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import { direction } from '#lib/i18n/language.ts';

export interface Choice<V extends string> {
  value: V;
  title: string;
  hint: string;
  icon: LucideIcon;
}

export interface ChoiceCardsProps<V extends string> {
  label: string;
  choices: readonly Choice<V>[];
  chosen: V;
  onChoose: (value: V) => void;
}

/** One of a few, each with a sentence about it. */
export function ChoiceCards<V extends string>({ label, choices, chosen, onChoose }: ChoiceCardsProps<V>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <RadioGroup.Root
        dir={direction}
        value={chosen}
        onValueChange={value => onChoose(value as V)}
        aria-labelledby={id}
        className="grid gap-2 sm:grid-cols-2"
      >
        {choices.map(({ value, title, hint, icon: Icon }) => (
          <RadioGroup.Item
            key={value}
            value={value}
            className="flex items-start gap-3 rounded-xl border border-line bg-raised p-3 text-start hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-selected forced-colors:data-[state=checked]:outline-2"
          >
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{title}</span>
              <span className="block text-[0.8125rem] text-ink-soft">{hint}</span>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
