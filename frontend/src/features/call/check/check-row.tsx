import { CircleCheck, CircleDashed, CircleMinus, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CheckName, Finding } from '#features/call/check/outcome.ts';
import { k } from '#lib/i18n/call-check-texts.ts';
import { Spinner } from '#ui/spinner.tsx';

const icons = {
  waiting: <CircleDashed aria-hidden className="size-5 text-ink-faint" />,
  running: <Spinner className="text-accent" />,
  good: <CircleCheck aria-hidden className="size-5 text-accent" />,
  warn: <TriangleAlert aria-hidden className="size-5 text-on-warn" />,
  bad: <CircleX aria-hidden className="size-5 text-danger" />,
  skipped: <CircleMinus aria-hidden className="size-5 text-ink-faint" />,
};

export interface CheckRowProps {
  name: CheckName;
  finding: Finding | undefined;
  isRunning: boolean;
  /** What the person can do in the row itself. */
  children?: ReactNode;
}

/** One test: how it went, and the fix. */
export function CheckRow({ name, finding, isRunning, children }: CheckRowProps) {
  const state = isRunning ? 'running' : (finding?.outcome ?? 'waiting');
  return (
    <li className="flex gap-4 px-5 py-3.5">
      <span className="mt-px shrink-0">{icons[state]}</span>
      <div className="min-w-0 flex-1 space-y-1.5 text-sm">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h3 className="font-medium">{k.names[name]}</h3>
          <span className="text-[0.8125rem] text-ink-faint">{k.outcome[state]}</span>
        </div>
        {finding && !isRunning && <p className="break-words text-ink-soft">{finding.detail}</p>}
        {finding?.fix !== undefined && !isRunning && <Advice title={k.fix} text={finding.fix} />}
        {finding?.admin !== undefined && !isRunning && <Advice title={k.admin} text={finding.admin} />}
        {children}
      </div>
    </li>
  );
}

function Advice({ title, text }: { title: string; text: string }) {
  return (
    <p className="break-words">
      <span className="font-medium">{title}:</span> <span>{text}</span>
    </p>
  );
}
