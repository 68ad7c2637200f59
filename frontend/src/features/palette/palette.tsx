import { type KeyboardEvent, useId, useState } from 'react';
import { ChoiceList } from '#features/palette/choice-list.tsx';
import { useActions } from '#features/palette/use-actions.ts';
import type { ShellDialog } from '#features/palette/shell-dialog.ts';
import { useTargets } from '#features/palette/use-targets.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { pa } from '#lib/i18n/palette-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { ranked } from '#lib/search/rank.ts';
import { Dialog } from '#ui/dialog.tsx';
import { SearchInput } from '#ui/search-input.tsx';

export interface PaletteProps {
  onShow: (dialog: ShellDialog | null) => void;
  onSignOut: () => void;
}

/** Ctrl+K: jumps to a conversation or a person, or does something, without the mouse. */
export default function Palette({ onShow, onSignOut }: PaletteProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const onClose = () => onShow(null);
  const { targets, isSearching, hasFailed } = useTargets(search, onClose);
  const actions = ranked(search, useActions({ onShow, onSignOut }), ({ label }) => [label]);
  const choices = [...targets.map(({ go }) => go), ...actions.map(({ run }) => run)];
  const nothing = hasFailed ? n.searchFailed : pa.empty;
  const listId = useId();
  const current = Math.min(active, choices.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setActive((current + step + choices.length) % choices.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choices[current]?.();
    }
  }
  return (
    <Dialog onClose={onClose} title={pa.find} hint={pa.hint} bare>
      <div className="border-b border-line p-3">
        <SearchInput
          label={pa.find}
          value={search}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current >= 0 ? `${listId}-${current}` : undefined}
          onChange={text => {
            setSearch(text);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ChoiceList id={listId} targets={targets} actions={actions} current={current} onPoint={setActive} />
      <p
        role="status"
        className={choices.length === 0 ? 'px-5 pt-4 pb-8 text-center text-sm text-ink-faint' : 'sr-only'}
      >
        {choices.length === 0 && (isSearching ? t.app.loading : nothing)}
      </p>
    </Dialog>
  );
}
