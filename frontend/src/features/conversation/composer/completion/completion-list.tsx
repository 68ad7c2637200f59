import { type ReactNode, type Ref, useEffect, useImperativeHandle, useState } from 'react';
import { cn } from '#ui/cn.ts';

/** One thing that can be picked. */
export interface Choice {
  key: string;
  /** What comes into the text. */
  picked: string;
  icon: ReactNode;
  name: ReactNode;
  hint?: ReactNode;
  /** Before it is written. */
  onPicked?: () => void;
}

/** What the field passes on while the list is there. */
export interface CompletionKeys {
  /** Whether a key was for the list. */
  takes(key: string, hasShift: boolean): boolean;
}

export interface CompletionListProps {
  id: string;
  label: string;
  choices: readonly Choice[];
  keys: Ref<CompletionKeys> | undefined;
  onPick: (picked: string) => void;
  /** The id of the choice that Enter takes; undefined where there is none. */
  onActive: (id: string | undefined) => void;
}

/** What fits what was begun, above the field; the focus stays where it is. */
export function CompletionList({ id, label, choices, keys, onPick, onActive }: CompletionListProps) {
  const [wanted, setWanted] = useState<string>();
  const at = Math.max(
    0,
    choices.findIndex(({ key }) => key === wanted),
  );
  const active = choices[at];
  const idOf = (key: string) => `${id}-${key}`;
  const activeId = active && idOf(active.key);
  const pick = (choice: Choice) => {
    choice.onPicked?.();
    onPick(choice.picked);
  };
  const move = (step: number) => setWanted(choices[(at + step + choices.length) % choices.length]?.key);
  useEffect(() => {
    onActive(activeId);
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, onActive]);
  useImperativeHandle(keys, () => ({
    takes(key, hasShift) {
      if (!active || hasShift) return false;
      if (key === 'ArrowDown') move(1);
      else if (key === 'ArrowUp') move(-1);
      else if (key === 'Enter' || key === 'Tab') pick(active);
      else return false;
      return true;
    },
  }));
  if (choices.length === 0) return null;
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={label}
      className="absolute inset-x-0 bottom-full z-20 mb-2 max-h-64 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg animate-fade"
    >
      {choices.map(choice => (
        <li
          key={choice.key}
          id={idOf(choice.key)}
          role="option"
          aria-selected={choice === active}
          // The field keeps the focus.
          onPointerDown={event => event.preventDefault()}
          onClick={() => pick(choice)}
          className={cn(
            'flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5 text-sm hover:bg-hover pointer-coarse:min-h-11',
            choice === active && 'bg-selected',
          )}
        >
          {choice.icon}
          <span className="min-w-0 flex-1 truncate">{choice.name}</span>
          {choice.hint !== undefined && <span className="min-w-0 truncate text-ink-soft">{choice.hint}</span>}
        </li>
      ))}
    </ul>
  );
}
