import { Check, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { f } from '#lib/i18n/first-steps-texts.ts';
import { cn } from '#ui/cn.ts';

export interface StepProps {
  icon: LucideIcon;
  title: string;
  hint: string;
  isDone: boolean;
  /** The steps stand on a page that has a heading. */
  isPart: boolean;
  /** The ways to do it. */
  children: ReactNode;
}

/** One of the first steps: what it is good for and how to do it; done, it is a line with a tick. */
export function Step({ icon: Icon, title, hint, isDone, isPart, children }: StepProps) {
  const Title = isPart ? 'h3' : 'h2';
  return (
    <li
      className={cn(
        'flex gap-3 rounded-2xl border border-line bg-raised p-4 text-start',
        isDone ? 'items-center' : 'items-start',
      )}
    >
      <span
        className={cn(
          'inline-flex size-9 shrink-0 items-center justify-center rounded-xl',
          isDone ? 'bg-accent text-on-accent' : 'bg-selected text-accent',
        )}
      >
        {isDone ? <Check aria-hidden className="size-5" /> : <Icon aria-hidden className="size-5" />}
      </span>
      <div className="min-w-0 flex-1">
        <Title className={cn('font-semibold', isDone && 'text-ink-soft')}>
          {title}
          {isDone && <span className="sr-only"> ({f.done})</span>}
        </Title>
        {!isDone && (
          <>
            <p className="pt-0.5 text-sm text-ink-soft">{hint}</p>
            <div className="flex flex-wrap gap-2 pt-3">{children}</div>
          </>
        )}
      </div>
    </li>
  );
}
