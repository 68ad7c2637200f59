import type { LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { useState } from 'react';
import { direction } from '#lib/i18n/language.ts';
import { Button, type ButtonProps } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';
import { mainId } from '#ui/main-id.ts';
import { Name } from '#ui/name.tsx';

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  isDanger?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  trigger: ButtonProps;
  /** Whom or what it is about, above its entries. */
  title?: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  /** Called after it has closed; gives the focus to something else than the trigger when it says so. */
  onCloseAutoFocus?: (event: Event) => void;
}

/** The menu behind its button, from the first opening on. */
export default function MenuItems({ trigger, title, items, align = 'end', onCloseAutoFocus }: MenuProps) {
  const [container] = useState(() => document.getElementById(mainId));
  return (
    <Radix.Root modal={false} defaultOpen dir={direction}>
      <Radix.Trigger asChild>
        <Button {...trigger} />
      </Radix.Trigger>
      {/* Into the page, for what stands beside it belongs to no landmark. */}
      <Radix.Portal container={container}>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(onCloseAutoFocus ? { onCloseAutoFocus } : {})}
          className="z-50 max-w-[calc(100vw-1rem)] min-w-44 rounded-xl border border-[color:light-dark(var(--line),var(--field-line))] bg-raised p-1 shadow-lg animate-fade"
        >
          {title !== undefined && (
            <Radix.Label className="max-w-xs truncate px-2.5 py-1 text-xs font-semibold text-ink-soft">
              <Name name={title} />
            </Radix.Label>
          )}
          {items.map(({ label, icon: Icon, isDanger, onSelect }) => (
            <Radix.Item
              key={label}
              onSelect={onSelect}
              className={cn(
                'flex cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-2 text-sm outline-none data-highlighted:bg-hover pointer-coarse:py-3',
                isDanger && 'text-danger',
              )}
            >
              <Icon aria-hidden className="size-4" />
              {label}
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
