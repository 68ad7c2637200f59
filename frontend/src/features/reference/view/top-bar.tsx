import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { r } from '#lib/i18n/reference-texts.ts';
import { setTheme, type Theme, themeNow } from '#lib/theme.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Logo } from '#ui/logo.tsx';
import type { DocumentName } from '../api/load-document.ts';

const icons = { system: Monitor, light: Sun, dark: Moon };
const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** The parts of the API, and the theme. */
export function TopBar({ parts, shown }: { parts: readonly DocumentName[]; shown: DocumentName }) {
  const [theme, choose] = useState<Theme>(themeNow);
  const Icon = icons[theme];
  function change() {
    setTheme(next[theme]);
    choose(next[theme]);
  }
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface">
      <div className="mx-auto flex h-16 max-w-7xl items-center gap-3 px-4 sm:px-6">
        <Logo className="size-8" />
        <h1 className="text-base font-semibold max-sm:sr-only">{r.title}</h1>
        <nav aria-label={r.parts} className="flex gap-1 sm:ml-4">
          {parts.map(part => (
            <Link
              key={part}
              to={{ search: `?of=${part}` }}
              aria-current={part === shown ? 'page' : undefined}
              className="rounded-lg px-3 py-1.5 text-sm font-medium text-ink-soft hover:bg-hover aria-[current]:bg-selected aria-[current]:text-ink"
            >
              {r[part]}
            </Link>
          ))}
        </nav>
        <IconButton label={r.theme[theme]} className="ml-auto" onClick={change}>
          <Icon aria-hidden className="size-5" />
        </IconButton>
      </div>
    </header>
  );
}
