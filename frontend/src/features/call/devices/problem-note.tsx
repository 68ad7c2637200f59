import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { wordsOf } from '#features/call/devices/problem-words.ts';
import type { CallProblem } from '#lib/call/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { Button } from '#ui/button.tsx';

export interface ProblemNoteProps {
  problem: CallProblem;
  onRetry?: () => void;
  onDismiss?: () => void;
  /** More that can be done. */
  children?: ReactNode;
}

/** What does not work, and the fix. */
export function ProblemNote({ problem, onRetry, onDismiss, children }: ProblemNoteProps) {
  const { title, fix } = wordsOf(problem);
  return (
    <div role="alert" className="flex items-start gap-3 rounded-xl bg-warn-ground px-3.5 py-2.5 text-sm text-on-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 space-y-0.5">
        <p className="font-medium">{title}</p>
        <p>{fix}</p>
        {(onRetry || children) && (
          <div className="flex flex-wrap gap-x-4 pt-1">
            {onRetry && (
              <Button variant="plain" size="inline" onClick={onRetry}>
                {c.problems.retry}
              </Button>
            )}
            {children}
          </div>
        )}
      </div>
      {onDismiss && (
        <button type="button" aria-label={c.problems.dismiss} className="rounded-lg p-1" onClick={onDismiss}>
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
