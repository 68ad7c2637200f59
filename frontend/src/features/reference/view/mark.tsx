import { cn } from '#ui/cn.ts';
import type { EntryKind } from '../read/model.ts';

const looks: Record<EntryKind, string> = {
  get: 'bg-selected text-accent',
  post: 'bg-accent text-on-accent',
  patch: 'bg-warn-ground text-on-warn',
  put: 'bg-warn-ground text-on-warn',
  delete: 'bg-danger-ground text-danger',
  command: 'bg-accent text-on-accent',
  notice: 'bg-selected text-accent',
  record: 'bg-hover text-ink-soft',
};

/** What an entry is, at a glance. */
export function Mark({ kind, className }: { kind: EntryKind; className?: string }) {
  return (
    <span
      className={cn(
        'inline-block shrink-0 rounded px-1.5 py-0.5 text-center font-mono text-[0.6875rem] leading-4 font-semibold uppercase',
        looks[kind],
        className,
      )}
    >
      {kind}
    </span>
  );
}
