import { useState } from 'react';
import { setTheme, type Theme, themeNow } from '#lib/theme.ts';
import { Button } from '#ui/button.tsx';
import { tiles } from './call/tiles.tsx';
import type { Shown } from './show.ts';
import { controls } from './ui/controls.tsx';
import { overlays } from './ui/overlays.tsx';
import { pages } from './ui/pages.tsx';
import { words } from './ui/words.tsx';

/** Parts of `components/ui` by file name; `gallery.test.ts` holds that none is missing. */
const parts: Record<string, Shown[]> = { ...words, ...controls, ...overlays, ...pages };
const themes: Theme[] = ['system', 'light', 'dark'];
const directions = ['ltr', 'rtl'] as const;

export function Gallery() {
  const [direction, turn] = useState<(typeof directions)[number]>('ltr');
  const [theme, choose] = useState(themeNow);
  function change(to: Theme) {
    setTheme(to);
    choose(to);
  }
  return (
    <div className="h-full overflow-y-auto" dir={direction}>
      <header className="sticky top-0 z-30 flex flex-wrap items-center gap-4 border-b border-line bg-surface px-6 py-3">
        <h1 className="text-lg font-semibold">Gallery</h1>
        <Choice label="Theme" values={themes} chosen={theme} onChoose={change} />
        <Choice label="Direction" values={directions} chosen={direction} onChoose={turn} />
      </header>
      <main className="p-6">
        <h2 className="mb-3 text-xl font-semibold">Parts</h2>
        {Object.entries(parts).map(([file, states]) => (
          <Entry key={file} name={file} states={states} />
        ))}
        <h2 className="mt-8 mb-3 text-xl font-semibold">Call tiles</h2>
        {Object.entries(tiles).map(([file, states]) => (
          <Entry key={file} name={file} states={states} />
        ))}
      </main>
    </div>
  );
}

function Entry({ name, states }: { name: string; states: Shown[] }) {
  return (
    <section aria-label={name} className="border-t border-line py-5">
      <h3 className="mb-3 font-mono text-sm font-semibold">{name}</h3>
      <div className="flex flex-wrap items-start gap-6">
        {states.map(({ state, part }) => (
          <figure key={state} className="max-w-full min-w-0">
            <figcaption className="mb-1.5 text-xs text-ink-faint">{state}</figcaption>
            {part}
          </figure>
        ))}
      </div>
    </section>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  values: readonly V[];
  chosen: V;
  onChoose: (value: V) => void;
}

function Choice<V extends string>({ label, values, chosen, onChoose }: ChoiceProps<V>) {
  return (
    <div role="group" aria-label={label} className="flex gap-1">
      {values.map(value => (
        <Button
          key={value}
          size="sm"
          variant={value === chosen ? 'primary' : 'secondary'}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {value}
        </Button>
      ))}
    </div>
  );
}
