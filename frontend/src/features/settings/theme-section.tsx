import { Monitor, Moon, Sun } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import { setTheme, type Theme, themeNow } from '#lib/theme.ts';
import { direction } from '#lib/i18n/language.ts';
import { ps } from '#lib/i18n/settings-texts.ts';

const themes = [
  { value: 'system', label: ps.system, icon: Monitor },
  { value: 'light', label: ps.light, icon: Sun },
  { value: 'dark', label: ps.dark, icon: Moon },
] as const;

export function ThemeSection() {
  const [theme, choose] = useState<Theme>(themeNow);
  function change(value: string) {
    setTheme(value as Theme);
    choose(value as Theme);
  }
  return (
    <RadioGroup.Root
      dir={direction}
      value={theme}
      onValueChange={change}
      aria-label={ps.theme}
      className="grid grid-cols-3 gap-2"
    >
      {themes.map(({ value, label, icon: Icon }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          className="flex flex-col items-center gap-1.5 rounded-xl border border-line bg-raised py-3.5 text-sm font-medium text-ink-soft hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-selected data-[state=checked]:text-ink"
        >
          <Icon aria-hidden className="size-5" />
          {label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
