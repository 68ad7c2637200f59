import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { direction } from '#lib/i18n/language.ts';
import { cn } from '#ui/cn.ts';

export interface Tab {
  value: string;
  label: string;
  content: ReactNode;
}

export interface TabsProps {
  tabs: readonly Tab[];
  label: string;
  /** Whether what they are in leaves the space beside them to them, as a dialog does. */
  isInset?: boolean;
}

export function Tabs({ tabs, label, isInset = true }: TabsProps) {
  return (
    <Radix.Root dir={direction} defaultValue={tabs[0]?.value ?? ''} className="flex min-h-0 flex-1 flex-col">
      <Radix.List aria-label={label} className={cn('flex gap-1 rounded-xl bg-hover p-1', isInset && 'mx-5')}>
        {tabs.map(({ value, label: name }) => (
          <Radix.Trigger
            key={value}
            value={value}
            className="h-8 flex-1 rounded-lg text-sm font-medium text-ink-soft data-[state=active]:bg-raised data-[state=active]:text-ink data-[state=active]:shadow-sm"
          >
            {name}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ value, content }) => (
        <Radix.Content key={value} value={value} className="flex min-h-0 flex-1 flex-col outline-none">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
