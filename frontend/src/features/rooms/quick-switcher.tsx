import { type KeyboardEvent, useId, useState } from 'react';
import { type Target, useTargets } from '#features/rooms/use-switcher-targets.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { cn } from '#ui/cn.ts';
import { Dialog } from '#ui/dialog.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { Name } from '#ui/name.tsx';

/** Ctrl+K: jumps to a conversation or a person, without the mouse. */
export default function QuickSwitcher({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const { targets, isSearching, hasFailed } = useTargets(search, onClose);
  const nothing = hasFailed ? n.searchFailed : t.rooms.quickSwitcherEmpty;
  const listId = useId();
  const current = Math.min(active, targets.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && targets.length > 0) {
      event.preventDefault();
      setActive((current + step + targets.length) % targets.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      targets[current]?.go();
    }
  }
  return (
    <Dialog onClose={onClose} title={t.rooms.quickSwitcher} hint={t.rooms.quickSwitcherHint} bare>
      <div className="border-b border-line p-3">
        <SearchInput
          label={t.rooms.quickSwitcher}
          value={search}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={targets[current] ? `${listId}-${current}` : undefined}
          onChange={text => {
            setSearch(text);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <TargetList id={listId} targets={targets} current={current} onPoint={setActive} />
      <p
        role="status"
        className={targets.length === 0 ? 'px-5 pt-4 pb-8 text-center text-sm text-ink-faint' : 'sr-only'}
      >
        {targets.length === 0 && (isSearching ? t.app.loading : nothing)}
      </p>
    </Dialog>
  );
}

interface TargetListProps {
  id: string;
  targets: readonly Target[];
  current: number;
  onPoint: (index: number) => void;
}

function TargetList({ id, targets, current, onPoint }: TargetListProps) {
  return (
    <ul id={id} role="listbox" aria-label={t.rooms.quickSwitcher} className="min-h-0 overflow-y-auto p-2">
      {targets.map((target, index) => (
        <li
          key={target.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current}
          ref={index === current ? element => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={target.go}
          onPointerMove={() => onPoint(index)}
          className={cn('flex items-center gap-3 rounded-xl px-2.5 py-2', index === current && 'bg-selected')}
        >
          <Avatar {...target.avatar} />
          <Name name={target.name} className="min-w-0 flex-1 truncate text-sm font-medium" />
          <span className="shrink-0 text-xs text-ink-faint">{target.hint}</span>
        </li>
      ))}
    </ul>
  );
}
