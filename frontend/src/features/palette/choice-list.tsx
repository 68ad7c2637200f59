import type { ReactNode } from 'react';
import type { Action } from '#features/palette/action.ts';
import type { Target } from '#features/palette/use-targets.ts';
import { pa } from '#lib/i18n/palette-texts.ts';
import { caps } from '#lib/keys/key.ts';
import { Avatar } from '#ui/avatar.tsx';
import { cn } from '#ui/cn.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Name } from '#ui/name.tsx';

export interface ChoiceListProps {
  id: string;
  targets: readonly Target[];
  actions: readonly Action[];
  /** Counted through both lists. */
  current: number;
  onPoint: (index: number) => void;
}

/** Where one can go, and below it what one can do; one list for the arrow keys. */
export function ChoiceList({ id, targets, actions, current, onPoint }: ChoiceListProps) {
  const optionOf = (index: number, onChoose: () => void) => ({
    id: `${id}-${index}`,
    isCurrent: index === current,
    onChoose,
    onPoint: () => onPoint(index),
  });
  return (
    <div id={id} role="listbox" aria-label={pa.find} className="min-h-0 overflow-y-auto p-2">
      {targets.length > 0 && (
        <div role="group" aria-label={pa.places}>
          {targets.map((target, index) => (
            <Option key={target.key} {...optionOf(index, target.go)}>
              <Avatar {...target.avatar} />
              <Name name={target.name} className="min-w-0 flex-1 truncate text-sm font-medium" />
              <span className="shrink-0 text-xs text-ink-faint">{target.hint}</span>
            </Option>
          ))}
        </div>
      )}
      {actions.length > 0 && (
        <div role="group" aria-label={pa.actions}>
          <p aria-hidden className="px-2.5 pt-3 pb-1 text-xs font-medium text-ink-faint">
            {pa.actions}
          </p>
          {actions.map(({ label, icon: Icon, shortcut, run }, index) => (
            <Option key={label} {...optionOf(targets.length + index, run)}>
              <Icon aria-hidden className="mx-2 size-5 shrink-0 text-ink-soft" />
              <span className="min-w-0 flex-1 truncate text-sm">{label}</span>
              {shortcut && (
                <span className="flex shrink-0 gap-1 max-md:hidden">
                  {caps(shortcut).map(cap => (
                    <Kbd key={cap}>{cap}</Kbd>
                  ))}
                </span>
              )}
            </Option>
          ))}
        </div>
      )}
    </div>
  );
}

interface OptionProps {
  id: string;
  isCurrent: boolean;
  onChoose: () => void;
  onPoint: () => void;
  children: ReactNode;
}

function Option({ id, isCurrent, onChoose, onPoint, children }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      ref={isCurrent ? element => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={onChoose}
      onPointerMove={onPoint}
      className={cn('flex min-h-11 items-center gap-3 rounded-xl px-2.5 py-1.5', isCurrent && 'bg-selected')}
    >
      {children}
    </div>
  );
}
